import type { Part } from '../join_parts.js'
import { dashboards } from './dashboards.js'
import { reports } from './reports.js'

const RIGHT = 'accounting.entry.report'

/** Ready reports, the dashboard, and what it shows of the ledger itself. */
export const reportsPart: Part = {
  reports,
  dashboards,
  widgets: [
    {
      name: 'accounting.cash',
      component: 'widgets/cash',
      icon: 'i-lucide-wallet',
      right: RIGHT,
      href: '/accounting/statements?layout=cash_flow',
      props: async (ctx) => (await import('./cash.js')).cash(ctx),
      w: 4,
      h: 6,
    },
    {
      name: 'accounting.profit_by_month',
      component: 'widgets/profit_by_month',
      icon: 'i-lucide-chart-column',
      right: RIGHT,
      href: '/accounting/statements?layout=profit_and_loss',
      props: async (ctx) => (await import('./profit_by_month.js')).profitByMonth(ctx),
      w: 8,
      h: 6,
    },
    {
      name: 'accounting.tax_due',
      component: 'widgets/tax_due',
      icon: 'i-lucide-landmark',
      right: RIGHT,
      href: '/accounting/tax-return',
      props: async (ctx) => (await import('./tax_due.js')).taxDue(ctx),
      w: 4,
      h: 5,
    },
  ],
}
