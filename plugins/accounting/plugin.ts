import { definePlugin } from 'kontor/plugin'
import { chartsPart } from './charts/part.js'
import { documentsPart } from './documents/part.js'
import { joinParts } from './join_parts.js'
import { ledgerPart } from './ledger/part.js'
import { paymentsPart } from './payments/part.js'
import { setUpBooks } from './set_up.js'
import { taxPart } from './tax/part.js'

const MODELS = [
  'account',
  'journal',
  'fiscal_year',
  'period',
  'entry',
  'cost_centre',
  'dimension_value',
  'chart',
  'tax',
  'return_box',
  'tax_rule',
  'tax_mark',
  'payment_term',
  'exchange_rate',
]
const READ = [
  ...MODELS.flatMap((model) => [`accounting.${model}.read`, `accounting.${model}.report`]),
  'contacts.party.read',
  'catalogue.product.read',
  'kernel.org_unit.read',
]
const TAKE_OUT = MODELS.map((model) => `accounting.${model}.export`)
const WORK = ['create', 'update', 'delete'].map((verb) => `accounting.entry.${verb}`)
const RUN = [
  ...[
    'account',
    'journal',
    'cost_centre',
    'dimension_value',
    'tax',
    'return_box',
    'tax_rule',
    'exchange_rate',
    'payment_term',
  ].flatMap((model) =>
    ['create', 'update', 'archive', 'delete', 'import'].map((verb) => `accounting.${model}.${verb}`)
  ),
  'accounting.entry.import',
  'accounting.fiscal_year.create',
  'accounting.fiscal_year.update',
  'accounting.fiscal_year.delete',
]

/** The books: accounts, journals, and the entries that are the ledger. */
/** The books: what is owed and paid, taxes, and the ledger all of it ends in. Each room declares its own part. */
export default definePlugin({
  id: 'accounting',
  version: '1.0.0',
  api: '^1.0',
  requires: { contacts: '^1.0', catalogue: '^1.0' },
  ...joinParts(documentsPart, paymentsPart, ledgerPart, taxPart, chartsPart),
  onEnable: setUpBooks,
})
