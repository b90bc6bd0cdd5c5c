import type { Part } from '../join_parts.js'
import { rolesOf } from '../rights.js'
import { cashIsThere } from './invariants.js'
import { papersHold } from './papers_hold.js'
import { seesBooks } from '../statements/need_all.js'

const RIGHT = 'accounting.entry.report'
const on = (model: string, ...verbs: string[]) => verbs.map((verb) => `accounting.${model}.${verb}`)

const ROLES = rolesOf(['cash_voucher', 'cash_count'], {
  clerk: [
    ...on('cash_voucher', 'create', 'update', 'delete', 'post', 'print'),
    ...on('cash_count', 'post'),
  ],
  manager: [...on('cash_voucher', 'cancel', 'import'), ...on('cash_count', 'cancel')],
})

/** Cash boxes: vouchers, the book of each box, and what is counted in it. */
export const cashPart: Part = {
  models: [
    () => import('../models/cash_voucher.js'),
    () => import('../models/cash_voucher_line.js'),
    () => import('../models/cash_count.js'),
    () => import('../models/cash_count_line.js'),
  ],
  operations: [
    () => import('../operations/post_cash_voucher.js'),
    () => import('../operations/read_cash_box.js'),
    () => import('../operations/cancel_cash_voucher.js'),
    () => import('../operations/post_cash_count.js'),
    () => import('../operations/cancel_cash_count.js'),
  ],
  sequences: {
    cash_receipt: { pattern: '{part}/{number:5}', gapless: true, on: 'accounting.cash_voucher' },
    cash_payment: { pattern: '{part}/{number:5}', gapless: true, on: 'accounting.cash_voucher' },
    cash_count: { pattern: '{part}/{number:5}', gapless: true, on: 'accounting.cash_count' },
  },
  roles: { ...ROLES, auditor: [...ROLES.auditor, 'accounting.cash_voucher.print'] },
  screens: [
    {
      path: 'cash-book',
      page: 'cash_book',
      right: RIGHT,
      props: async (ctx, query) => (await import('./screens.js')).cashBookScreen(ctx, query),
    },
    {
      path: 'cash-count',
      page: 'cash_count',
      right: 'accounting.cash_count.post',
      props: async (ctx, query) => (await import('./screens.js')).cashCountScreen(ctx, query),
    },
  ],
  files: [
    {
      path: 'cash-book/file',
      right: 'accounting.entry.export',
      asks: ['box', 'from', 'to', 'format'],
      make: async (ctx, query) => (await import('./screens.js')).cashBookFile(ctx, query),
    },
    {
      path: 'cash-voucher-pdf',
      right: 'accounting.cash_voucher.print',
      asks: ['id'],
      make: async (ctx, query) => (await import('./voucher_file.js')).askedVoucher(ctx, query),
    },
  ],
  menu: [
    { screen: 'cash-book', right: RIGHT, when: seesBooks, icon: 'i-lucide-book-open-text' },
    { model: 'accounting.cash_voucher', icon: 'i-lucide-ticket' },
  ],
  invariants: [cashIsThere, papersHold],
  fills: {
    'accounting.cash_voucher:record.main': 'cash/voucher',
    'accounting.cash_voucher:form.lines': 'cash/voucher_total',
  },
}
