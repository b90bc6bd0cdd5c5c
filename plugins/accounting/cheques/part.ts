import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { chequesFollow, chequesPay } from './invariants.js'
import { keepNumbers } from './keep_numbers.js'
import { voidWithPayment } from './void_cheque.js'

const PRINT = 'accounting.cheque.print'
const ROLES = rolesOf(['cheque', 'cheque_stock'], {
  clerk: [
    PRINT,
    'accounting.cheque.reprint',
    'accounting.cheque.clear',
    'accounting.payment.print_cheque',
    'accounting.payment_batch.print_cheques',
  ],
  manager: [
    ...keeping('cheque_stock'),
    'accounting.cheque_stock.spoil',
    'accounting.cheque.void',
    'accounting.cheque.unclear',
  ],
})

/** Cheques: blanks of a bank account, what was paid by which number, and the register of them. */
export const chequesPart: Part = {
  models: [() => import('../models/cheque_stock.js'), () => import('../models/cheque.js')],
  operations: [
    () => import('../operations/print_cheque.js'),
    () => import('../operations/print_batch_cheques.js'),
    () => import('../operations/void_cheque.js'),
    () => import('../operations/reprint_cheque.js'),
    () => import('../operations/clear_cheque.js'),
    () => import('../operations/unclear_cheque.js'),
    () => import('../operations/spoil_cheques.js'),
  ],
  before: { 'accounting.cheque_stock.update': keepNumbers },
  within: { 'accounting.payment.cancel': voidWithPayment },
  roles: { ...ROLES, auditor: [...ROLES.auditor, PRINT] },
  figures: {
    'accounting.payment': () => import('./figures/payment.js'),
    'accounting.payment_batch': () => import('./figures/batch.js'),
  },
  files: [
    {
      path: 'cheques-pdf',
      right: PRINT,
      asks: ['id', 'ids'],
      make: async (ctx, query) => (await import('./print/cheque_file.js')).askedCheques(ctx, query),
    },
    {
      path: 'cheque-test-pdf',
      right: PRINT,
      asks: ['stock'],
      make: async (ctx, query) => (await import('./print/cheque_file.js')).askedTest(ctx, query),
    },
  ],
  fills: {
    'accounting.cheque:record.actions': 'cheques/print',
    'accounting.cheque_stock:record.actions': 'cheques/test_print',
    'accounting.cheque:list.selection': 'cheques/selection',
  },
  menu: [
    { model: 'accounting.cheque', icon: 'i-lucide-pen-line' },
    { model: 'accounting.cheque_stock', icon: 'i-lucide-stamp' },
  ],
  invariants: [chequesFollow, chequesPay],
}
