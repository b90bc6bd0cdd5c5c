import type { DashboardDeclaration } from 'kontor/plugin'

const figure = (x: number, report: string, lower: boolean) =>
  ({
    kind: 'kpi',
    x,
    y: 0,
    w: 3,
    h: 2,
    settings: { report: `accounting.${report}`, lower },
  }) as const

/** The list of the menu, by its own address. */
const documents = (...kinds: string[]) =>
  `/accounting/invoices?${new URLSearchParams({ filter: JSON.stringify([['kind', 'in', kinds]]) })}`

/** What whoever keeps the books looks at in the morning. */
export const dashboards: DashboardDeclaration[] = [
  {
    name: 'accounting.overview',
    tiles: [
      figure(0, 'receivables_total', false),
      figure(3, 'receivables_overdue', true),
      figure(6, 'payables_total', false),
      figure(9, 'payables_overdue', true),
      {
        kind: 'widget',
        x: 0,
        y: 2,
        w: 8,
        h: 6,
        settings: { widget: 'accounting.profit_by_month' },
      },
      { kind: 'widget', x: 8, y: 2, w: 4, h: 6, settings: { widget: 'accounting.cash' } },
      { kind: 'widget', x: 0, y: 8, w: 4, h: 5, settings: { widget: 'accounting.tax_due' } },
      {
        kind: 'report',
        x: 4,
        y: 8,
        w: 8,
        h: 5,
        settings: { report: 'accounting.receivables_late' },
      },
      {
        kind: 'report',
        x: 0,
        y: 13,
        w: 8,
        h: 6,
        settings: { report: 'accounting.sales_by_customer' },
      },
      {
        kind: 'shortcuts',
        x: 8,
        y: 13,
        w: 4,
        h: 6,
        settings: {
          links: [
            { href: documents('invoice', 'credit_note') },
            { href: documents('bill', 'bill_credit') },
            { href: '/accounting/payments/new' },
            { href: '/accounting/entries/new' },
            { href: '/accounting/statements' },
            { href: '/accounting/tax-return' },
          ],
        },
      },
    ],
  },
]
