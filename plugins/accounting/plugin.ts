import { definePlugin } from 'kontor/plugin'
import { checkJournal, checkYear, keepYear } from './ledger/check_year.js'
import { makePeriods, removePeriods } from './ledger/periods.js'
import { keptRates } from './payments/rates/exchange_rates.js'
import { setUpBooks } from './set_up.js'

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
export default definePlugin({
  id: 'accounting',
  version: '1.0.0',
  api: '^1.0',
  requires: { contacts: '^1.0', catalogue: '^1.0' },
  models: [
    () => import('./models/account.js'),
    () => import('./models/journal.js'),
    () => import('./models/fiscal_year.js'),
    () => import('./models/period.js'),
    () => import('./models/cost_centre.js'),
    () => import('./models/dimension_value.js'),
    () => import('./models/entry.js'),
    () => import('./models/entry_line.js'),
    () => import('./models/chart.js'),
    () => import('./models/return_box.js'),
    () => import('./models/tax.js'),
    () => import('./models/tax_part.js'),
    () => import('./models/tax_member.js'),
    () => import('./models/tax_rule.js'),
    () => import('./models/tax_mark.js'),
    () => import('./models/payment_term.js'),
    () => import('./models/payment_term_line.js'),
    () => import('./models/exchange_rate.js'),
  ],
  roles: {
    clerk: [...READ, ...WORK],
    manager: [...READ, ...WORK, ...RUN, ...TAKE_OUT],
    auditor: [...READ, ...TAKE_OUT],
  },
  menu: [
    { model: 'accounting.entry', icon: 'i-lucide-book-text' },
    { model: 'accounting.account', icon: 'i-lucide-book-open' },
    { model: 'accounting.tax', icon: 'i-lucide-percent' },
    { model: 'accounting.tax_rule', icon: 'i-lucide-route' },
    { model: 'accounting.return_box', icon: 'i-lucide-square-check' },
    { model: 'accounting.tax_mark', icon: 'i-lucide-bookmark' },
    { model: 'accounting.journal', icon: 'i-lucide-notebook-tabs', create: false },
    { model: 'accounting.fiscal_year', icon: 'i-lucide-calendar-range' },
    { model: 'accounting.period', icon: 'i-lucide-calendar' },
    { model: 'accounting.payment_term', icon: 'i-lucide-calendar-clock' },
    { model: 'accounting.cost_centre', icon: 'i-lucide-target' },
    { model: 'accounting.dimension_value', icon: 'i-lucide-tags' },
    { model: 'accounting.exchange_rate', icon: 'i-lucide-arrow-right-left' },
  ],
  within: { 'accounting.fiscal_year.create': makePeriods },
  before: {
    'accounting.fiscal_year.create': checkYear,
    'accounting.fiscal_year.update': keepYear,
    'accounting.fiscal_year.delete': removePeriods,
    'accounting.journal.create': checkJournal,
    'accounting.journal.update': checkJournal,
  },
  strategies: { 'kernel.exchange_rates': { kept: keptRates } },
  onEnable: setUpBooks,
})
