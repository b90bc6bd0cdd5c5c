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
