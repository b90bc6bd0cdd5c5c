import { definePlugin } from 'kontor/plugin'
import { chartsPart } from './charts/part.js'
import { documentsPart } from './documents/part.js'
import { joinParts } from './join_parts.js'
import { ledgerPart } from './ledger/part.js'
import { paymentsPart } from './payments/part.js'
import { setUpBooks } from './set_up.js'
import { taxPart } from './tax/part.js'
import { checkJournal, checkYear, keepYear } from './ledger/check_year.js'
import { keepHardLock } from './ledger/locks.js'
import { makePeriods, removePeriods } from './ledger/periods.js'
import { setUpLedger } from './ledger/set_up.js'

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
  'lock',
  'lock_exception',
]
const READ = [
  ...MODELS.flatMap((model) => [`accounting.${model}.read`, `accounting.${model}.report`]),
  'contacts.party.read',
  'catalogue.product.read',
  'kernel.org_unit.read',
]
const TAKE_OUT = MODELS.map((model) => `accounting.${model}.export`)
const WORK = ['create', 'update', 'delete', 'post'].map((verb) => `accounting.entry.${verb}`)
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
  'accounting.lock.update',
  'accounting.lock_exception.create',
  'accounting.lock_exception.update',
  'accounting.lock_exception.archive',
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
  models: [
    () => import('./models/account.js'),
    () => import('./models/journal.js'),
    () => import('./models/fiscal_year.js'),
    () => import('./models/period.js'),
    () => import('./models/cost_centre.js'),
    () => import('./models/dimension_value.js'),
    () => import('./models/entry.js'),
    () => import('./models/entry_line.js'),
    () => import('./models/lock.js'),
    () => import('./models/lock_exception.js'),
  ],
  operations: [() => import('./operations/post_entry.js')],
  events: ['accounting.entry.posted'],
  sequences: {
    entry: { pattern: '{part}/{number:5}', gapless: true, on: 'accounting.entry' },
  },
  roles: {
    clerk: [...READ, ...WORK],
    manager: [...READ, ...WORK, ...RUN, ...TAKE_OUT],
    auditor: [...READ, ...TAKE_OUT],
  },
  menu: [
    { model: 'accounting.entry', icon: 'i-lucide-book-text' },
    { model: 'accounting.account', icon: 'i-lucide-book-open' },
    { model: 'accounting.journal', icon: 'i-lucide-notebook-tabs', create: false },
    { model: 'accounting.fiscal_year', icon: 'i-lucide-calendar-range' },
    { model: 'accounting.period', icon: 'i-lucide-calendar' },
    { model: 'accounting.lock', icon: 'i-lucide-lock' },
    { model: 'accounting.lock_exception', icon: 'i-lucide-lock-open' },
    { model: 'accounting.cost_centre', icon: 'i-lucide-target' },
    { model: 'accounting.dimension_value', icon: 'i-lucide-tags' },
  ],
  within: { 'accounting.fiscal_year.create': makePeriods },
  before: {
    'accounting.fiscal_year.create': checkYear,
    'accounting.fiscal_year.update': keepYear,
    'accounting.fiscal_year.delete': removePeriods,
    'accounting.lock.update': keepHardLock,
    'accounting.journal.create': checkJournal,
    'accounting.journal.update': checkJournal,
  },
  onEnable: setUpLedger,
})
