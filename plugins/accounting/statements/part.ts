import type { Part } from '../join_parts.js'
import { DIMENSIONS } from './dimensions/dimension_filter.js'
import { seesBooks } from './need_all.js'

const SPAN = ['from', 'to']
const RIGHT = 'accounting.entry.report'
const LETTERS = ['print', 'send_statement'].map((verb) => `accounting.open_item.${verb}`)

/** What the ledger says: statements, trial balance, the ledger of an account or a party, what is overdue. */
export const statementsPart: Part = {
  menu: [
    { screen: 'statements', right: RIGHT, when: seesBooks, icon: 'i-lucide-scale' },
    { screen: 'trial-balance', right: RIGHT, when: seesBooks, icon: 'i-lucide-sigma' },
    { screen: 'general-ledger', right: RIGHT, when: seesBooks, icon: 'i-lucide-scroll-text' },
    { screen: 'aged', right: RIGHT, when: seesBooks, icon: 'i-lucide-hourglass' },
    { screen: 'party-ledger', right: RIGHT, when: seesBooks, icon: 'i-lucide-notebook-text' },
    {
      screen: 'statement-mailing',
      right: 'accounting.open_item.send_statement',
      when: seesBooks,
      icon: 'i-lucide-mails',
    },
  ],
  operations: [
    () => import('../operations/send_statement.js'),
    () => import('../operations/mail_statements.js'),
    () => import('../operations/explain_figure.js'),
  ],
  jobs: [() => import('../jobs/mail_statements.js')],
  roles: {
    clerk: LETTERS,
    manager: LETTERS,
    auditor: ['accounting.open_item.print'],
  },
  figures: { 'contacts.party': () => import('./party/party_figures.js') },
  screens: [
    {
      path: 'statement-mailing',
      page: 'statement_mailing',
      right: 'accounting.open_item.send_statement',
      props: async (ctx, query) =>
        (await import('./party/mailing/mailing_screen.js')).mailingScreen(ctx, query),
    },
    {
      path: 'statements',
      page: 'statements',
      right: RIGHT,
      props: async (ctx, query) => (await import('./screens.js')).statementScreen(ctx, query),
    },
    {
      path: 'trial-balance',
      page: 'trial_balance',
      right: RIGHT,
      props: async (ctx, query) => (await import('./screens.js')).trialBalanceScreen(ctx, query),
    },
    {
      path: 'general-ledger',
      page: 'general_ledger',
      right: RIGHT,
      props: async (ctx, query) => (await import('./screens.js')).generalLedgerScreen(ctx, query),
    },
    {
      path: 'aged',
      page: 'aged',
      right: RIGHT,
      props: async (ctx, query) => (await import('./screens.js')).agedScreen(ctx, query),
    },
    {
      path: 'party-ledger',
      page: 'party_ledger',
      right: RIGHT,
      props: async (ctx, query) => (await import('./screens.js')).partyLedgerScreen(ctx, query),
    },
  ],
  files: [
    {
      path: 'statements/file',
      right: 'accounting.entry.export',
      asks: [
        'layout',
        ...SPAN,
        'compare',
        'times',
        'difference',
        'percent',
        ...DIMENSIONS,
        'format',
      ],
      make: async (ctx, query) => (await import('./statement_file.js')).statementFile(ctx, query),
    },
    {
      path: 'trial-balance/file',
      right: 'accounting.entry.export',
      asks: [...SPAN, ...DIMENSIONS, 'format'],
      make: async (ctx, query) => (await import('./files.js')).trialBalanceFile(ctx, query),
    },
    {
      path: 'general-ledger/file',
      right: 'accounting.entry.export',
      asks: ['account_id', ...SPAN, ...DIMENSIONS, 'format'],
      make: async (ctx, query) => (await import('./files.js')).generalLedgerFile(ctx, query),
    },
    {
      path: 'aged/file',
      right: 'accounting.entry.export',
      asks: ['side', 'on', ...DIMENSIONS, 'format'],
      make: async (ctx, query) => (await import('./files.js')).agedFile(ctx, query),
    },
    {
      path: 'party-ledger/file',
      right: 'accounting.entry.export',
      asks: ['party_id', ...SPAN, 'side', 'in', 'format'],
      make: async (ctx, query) =>
        (await import('./party/party_file.js')).partyLedgerFile(ctx, query),
    },
    {
      path: 'party-ledger/letter/file',
      right: 'accounting.open_item.print',
      asks: ['party_id', ...SPAN, 'side', 'language'],
      make: async (ctx, query) =>
        (await import('./party/letter/letter_file.js')).askedLetter(ctx, query),
    },
  ],
}
