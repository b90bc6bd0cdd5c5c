import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { checkJournal, checkYear, keepYear } from './check_year.js'
import { documentsStandBehind } from './documents_stand_behind.js'
import { balancesAreSums, entriesBalance, postedIsWhole } from './invariants.js'
import { keepHardLock } from './locks.js'
import { makePeriods, removePeriods } from './periods.js'
import { sealsHold } from './seals_hold.js'

const MODELS = [
  'account',
  'journal',
  'fiscal_year',
  'period',
  'entry',
  'cost_centre',
  'dimension_value',
  'lock',
  'lock_exception',
]
const WORK = ['create', 'update', 'delete', 'post', 'reverse', 'correct']
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
    () => import('../models/lock.js'),
    () => import('../models/lock_exception.js'),
  ],
  operations: [
    () => import('../operations/post_entry.js'),
    () => import('../operations/reverse_entry.js'),
    () => import('../operations/correct_entry.js'),
    () => import('../operations/show_entry_effect.js'),
    () => import('../operations/rebuild_balances.js'),
    () => import('../operations/check_seals.js'),
    () => import('../operations/close_period.js'),
    () => import('../operations/reopen_period.js'),
    () => import('../operations/close_year.js'),
    () => import('../operations/reopen_year.js'),
  ],
  jobs: [() => import('../jobs/fold_balances.js'), () => import('../jobs/check_seals.js')],
  schedules: [
    { job: 'accounting.balance.fold', every: 600, per: 'company' },
    { job: 'accounting.seal.check', cron: '45 3 * * *', per: 'company' },
  ],
  invariants: [entriesBalance, postedIsWhole, balancesAreSums, sealsHold, documentsStandBehind],
  events: ['accounting.entry.posted'],
  sequences: {
    entry: { pattern: '{part}/{number:5}', gapless: true, on: 'accounting.entry' },
  },
  roles: rolesOf(MODELS, {
    clerk: [...OTHERS, ...WORK.map((verb) => `accounting.entry.${verb}`)],
    manager: [
      ...keeping('account', 'journal', 'cost_centre', 'dimension_value'),
      'accounting.entry.import',
      'accounting.fiscal_year.create',
      'accounting.fiscal_year.update',
      'accounting.fiscal_year.delete',
      'accounting.entry.rebuild_balances',
      'accounting.entry.check_seals',
      ...['period', 'fiscal_year'].flatMap((model) =>
        ['close', 'reopen'].map((verb) => `accounting.${model}.${verb}`)
      ),
      'accounting.lock.update',
      'kernel.user.read',
      ...['create', 'update', 'archive'].map((verb) => `accounting.lock_exception.${verb}`),
    ],
  }),
  figures: { 'accounting.entry': () => import('./entry_figures.js') },
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
  fills: {
    'accounting.entry:form.lines': 'entries/sums',
    'accounting.entry:record.main': 'entries/effect',
  },
  within: { 'accounting.fiscal_year.create': makePeriods },
  before: {
    'accounting.fiscal_year.create': checkYear,
    'accounting.fiscal_year.update': keepYear,
    'accounting.fiscal_year.delete': removePeriods,
    'accounting.lock.update': keepHardLock,
    'accounting.journal.create': checkJournal,
    'accounting.journal.update': checkJournal,
  },
}
