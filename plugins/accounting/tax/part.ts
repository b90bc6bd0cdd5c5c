import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { seesAll } from '../statements/sees_amounts.js'
import { filingsHold } from './filings/invariant.js'
import { marksBelong } from './invariants.js'
import { waitingHolds } from './waiting_holds.js'

/** Taxes, the rules that choose them, and the boxes of the return. */
export const taxPart: Part = {
  models: [
    () => import('../models/return_box.js'),
    () => import('../models/tax.js'),
    () => import('../models/tax_part.js'),
    () => import('../models/tax_member.js'),
    () => import('../models/tax_rule.js'),
    () => import('../models/tax_mark.js'),
    () => import('../models/tax_filing.js'),
  ],
  operations: [
    () => import('../operations/file_return.js'),
    () => import('../operations/withdraw_filing.js'),
    () => import('../operations/compare_filing.js'),
  ],
  roles: rolesOf(['tax', 'return_box', 'tax_rule', 'tax_mark', 'tax_filing'], {
    manager: [
      ...keeping('tax', 'return_box', 'tax_rule'),
      'accounting.tax_filing.file',
      'accounting.tax_filing.withdraw',
    ],
  }),
  screens: [
    {
      path: 'tax-return',
      page: 'tax_return',
      right: 'accounting.tax_mark.read',
      props: async (ctx, query) =>
        (await import('./returns/return_screen.js')).returnScreen(ctx, query),
    },
  ],
  files: [
    {
      path: 'tax-return-file',
      right: 'accounting.tax_mark.export',
      asks: ['from', 'to', 'format'],
      make: async (ctx, query) =>
        (await import('./returns/return_screen.js')).returnFile(ctx, query),
    },
  ],
  invariants: [filingsHold, marksBelong, waitingHolds],
  fills: { 'accounting.tax_filing:record.main': 'filings/figures' },
  menu: [
    {
      screen: 'tax-return',
      right: 'accounting.tax_mark.read',
      when: (ctx) => seesAll(ctx, 'accounting.tax_mark'),
      icon: 'i-lucide-landmark',
    },
    { model: 'accounting.tax_filing', icon: 'i-lucide-stamp' },
    { model: 'accounting.tax', icon: 'i-lucide-percent' },
    { model: 'accounting.tax_rule', icon: 'i-lucide-route' },
    { model: 'accounting.return_box', icon: 'i-lucide-square-check' },
    { model: 'accounting.tax_mark', icon: 'i-lucide-bookmark' },
  ],
}
