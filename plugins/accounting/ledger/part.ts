import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { checkJournal, checkYear, keepYear } from './check_year.js'
import { makePeriods, removePeriods } from './periods.js'

const MODELS = [
  'account',
  'journal',
  'fiscal_year',
  'period',
  'entry',
  'cost_centre',
  'dimension_value',
]
const OTHERS = ['contacts.party.read', 'catalogue.product.read', 'kernel.org_unit.read']

/** Accounts, journals, years, entries: the ledger itself. */
export const ledgerPart: Part = {
  models: [
    () => import('../models/account.js'),
    () => import('../models/journal.js'),
    () => import('../models/fiscal_year.js'),
    () => import('../models/period.js'),
    () => import('../models/cost_centre.js'),
    () => import('../models/dimension_value.js'),
    () => import('../models/entry.js'),
    () => import('../models/entry_line.js'),
  ],
  roles: rolesOf(MODELS, {
    clerk: [...OTHERS, ...['create', 'update', 'delete'].map((verb) => `accounting.entry.${verb}`)],
    manager: [
      ...keeping('account', 'journal', 'cost_centre', 'dimension_value'),
      'accounting.entry.import',
      'accounting.fiscal_year.create',
      'accounting.fiscal_year.update',
      'accounting.fiscal_year.delete',
    ],
  }),
  menu: [
    { model: 'accounting.entry', icon: 'i-lucide-book-text' },
    { model: 'accounting.account', icon: 'i-lucide-book-open' },
    { model: 'accounting.journal', icon: 'i-lucide-notebook-tabs', create: false },
    { model: 'accounting.fiscal_year', icon: 'i-lucide-calendar-range' },
    { model: 'accounting.period', icon: 'i-lucide-calendar' },
    { model: 'accounting.cost_centre', icon: 'i-lucide-target' },
    { model: 'accounting.dimension_value', icon: 'i-lucide-tags' },
  ],
  within: { 'accounting.fiscal_year.create': makePeriods },
  before: {
    'accounting.fiscal_year.create': checkYear,
    'accounting.fiscal_year.update': keepYear,
    'accounting.fiscal_year.delete': removePeriods,
    'accounting.journal.create': checkJournal,
    'accounting.journal.update': checkJournal,
  },
}
