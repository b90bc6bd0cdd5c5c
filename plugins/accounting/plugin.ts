import { definePlugin } from 'kontor/plugin'
import { advancesPart } from './advances/part.js'
import { requestsPart } from './advances/requests/part.js'
import { cashPart } from './cash/part.js'
import { chartsPart } from './charts/part.js'
import { chequesPart } from './cheques/part.js'
import { closePart } from './close/part.js'
import { consolidationPart } from './consolidation/part.js'
import { documentsPart } from './documents/part.js'
import { exportPart } from './export/part.js'
import { joinParts } from './join_parts.js'
import { ledgerPart } from './ledger/part.js'
import { inOrder } from './menu.js'
import { moveInPart } from './move_in/part.js'
import { openingsPart } from './openings/part.js'
import { paymentsPart } from './payments/part.js'
import { recurringPart } from './recurring/part.js'
import { revaluationPart } from './revaluation/part.js'
import { reportsPart } from './reports/part.js'
import { setUpBooks } from './set_up.js'
import { layoutsPart } from './statements/layouts/part.js'
import { statementsPart } from './statements/part.js'
import { taxPart } from './tax/part.js'

// What other plugins may use, each within an operation of their own; tests/plugins/trade uses all of it.
export { makeInvoice } from './documents/make_invoice.js'
export type { NewInvoice, NewInvoiceLine } from './documents/make_invoice.js'
export { reckon } from './documents/totals/reckon.js'
export { accountFor } from './ledger/account_for.js'
export type { Purpose } from './ledger/account_types.js'
export { journalOf } from './ledger/journal_of.js'
export type { NewEntry, NewLine } from './ledger/new_entry.js'
export { partyAccount } from './ledger/party_account.js'
export { postEntry } from './ledger/post_entry.js'
export { reverseEntry } from './ledger/reverse_entry.js'
export type { default as Entry } from './models/entry.js'
export type { default as Invoice } from './models/invoice.js'
export type { default as OpenItem } from './models/open_item.js'
export type { Totals } from './tax/engine/document.js'
export { proposeTax } from './tax/propose_tax.js'

const rooms = [
  documentsPart,
  requestsPart,
  paymentsPart,
  advancesPart,
  chequesPart,
  cashPart,
  closePart,
  revaluationPart,
  statementsPart,
  layoutsPart,
  consolidationPart,
  ledgerPart,
  taxPart,
  chartsPart,
  openingsPart,
  moveInPart,
  exportPart,
  recurringPart,
  reportsPart,
]
const parts = joinParts(...rooms)

/** The books: what is owed and paid, taxes, and the ledger all of it ends in. Each room declares its own part. */
export default definePlugin({
  id: 'accounting',
  version: '1.0.0',
  api: '^1.0',
  requires: { contacts: '^1.0', catalogue: '^1.0' },
  ...parts,
  menu: inOrder(parts.menu!),
  demo: () => import('./demo/load.js'),
  onEnable: setUpBooks,
})
