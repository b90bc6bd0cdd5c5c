import type { Part } from '../join_parts.js'
import { rolesOf } from '../rights.js'
import { advancesAreBooked } from './booked_agree.js'
import { advancesAgree } from './invariant.js'
import { advanceLinesAgree } from './lines_agree.js'
import { advanceReports } from './reports.js'
import { advanceTaxesAgree } from './taxes_agree.js'

/** Money before the invoice: taken with the tax that is due on receipt, used by invoices, paid back. */
export const advancesPart: Part = {
  models: [
    () => import('../models/advance.js'),
    () => import('../models/advance_tax.js'),
    () => import('../models/advance_use.js'),
    () => import('../models/payment_advance.js'),
    () => import('../models/invoice_advance.js'),
  ],
  operations: [
    () => import('../operations/recall_advance.js'),
    () => import('../operations/refund_advance.js'),
    () => import('../operations/undo_advance.js'),
    () => import('../operations/undo_advance_use.js'),
    () => import('../operations/take_advance.js'),
    () => import('../operations/propose_advances.js'),
    () => import('../operations/show_advance_uses.js'),
  ],
  events: ['accounting.advance.taken', 'accounting.advance.cancelled'],
  sequences: {
    advance: { pattern: 'ADV-{year}-{number:5}', gapless: true, on: 'accounting.advance' },
  },
  roles: rolesOf(['advance', 'advance_use'], {
    clerk: [
      ...['recall', 'refund', 'undo'].map((verb) => `accounting.advance.${verb}`),
      'accounting.advance_use.undo',
      'accounting.open_item.take_advance',
    ],
  }),
  fills: {
    'accounting.advance:record.main': 'advances/uses',
    'accounting.payment:record.main': 'payments/advances',
  },
  reports: advanceReports,
  invariants: [advancesAgree, advancesAreBooked, advanceLinesAgree, advanceTaxesAgree],
  menu: [
    { model: 'accounting.advance', icon: 'i-lucide-hand-coins' },
    { model: 'accounting.advance_use', icon: 'i-lucide-receipt' },
  ],
}
