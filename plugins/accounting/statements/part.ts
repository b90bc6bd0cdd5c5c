import type { Part } from '../join_parts.js'

const RIGHT = 'accounting.entry.report'

/** What the ledger says: statements, trial balance, the ledger of an account, what is overdue. */
export const statementsPart: Part = {
  menu: [
    { screen: 'statements', right: RIGHT, icon: 'i-lucide-scale' },
    { screen: 'trial-balance', right: RIGHT, icon: 'i-lucide-sigma' },
    { screen: 'general-ledger', right: RIGHT, icon: 'i-lucide-scroll-text' },
    { screen: 'aged', right: RIGHT, icon: 'i-lucide-hourglass' },
  ],
  screens: [
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
  ],
  files: [
    {
      path: 'statements/file',
      right: 'accounting.entry.export',
      make: async (ctx, query) => (await import('./files.js')).statementFile(ctx, query),
    },
    {
      path: 'trial-balance/file',
      right: 'accounting.entry.export',
      make: async (ctx, query) => (await import('./files.js')).trialBalanceFile(ctx, query),
    },
    {
      path: 'general-ledger/file',
      right: 'accounting.entry.export',
      make: async (ctx, query) => (await import('./files.js')).generalLedgerFile(ctx, query),
    },
    {
      path: 'aged/file',
      right: 'accounting.entry.export',
      make: async (ctx, query) => (await import('./files.js')).agedFile(ctx, query),
    },
  ],
}
