import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { marksBelong } from './invariants.js'

/** Taxes, the rules that choose them, and the boxes of the return. */
export const taxPart: Part = {
  models: [
    () => import('../models/return_box.js'),
    () => import('../models/tax.js'),
    () => import('../models/tax_part.js'),
    () => import('../models/tax_member.js'),
    () => import('../models/tax_rule.js'),
    () => import('../models/tax_mark.js'),
  ],
  roles: rolesOf(['tax', 'return_box', 'tax_rule', 'tax_mark'], {
    manager: keeping('tax', 'return_box', 'tax_rule'),
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
      make: async (ctx, query) =>
        (await import('./returns/return_screen.js')).returnFile(ctx, query),
    },
  ],
  invariants: [marksBelong],
  menu: [
    { screen: 'tax-return', right: 'accounting.tax_mark.read', icon: 'i-lucide-landmark' },
    { model: 'accounting.tax', icon: 'i-lucide-percent' },
    { model: 'accounting.tax_rule', icon: 'i-lucide-route' },
    { model: 'accounting.return_box', icon: 'i-lucide-square-check' },
    { model: 'accounting.tax_mark', icon: 'i-lucide-bookmark' },
  ],
}
