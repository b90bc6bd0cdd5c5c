import type { DashboardDeclaration } from 'kontor/plugin'

/** What one looks at who keeps the contacts. */
export const dashboards: DashboardDeclaration[] = [
  {
    name: 'contacts.overview',
    tiles: [
      { kind: 'kpi', x: 0, y: 0, w: 3, h: 3, settings: { report: 'contacts.customers' } },
      { kind: 'kpi', x: 3, y: 0, w: 3, h: 3, settings: { report: 'contacts.new_by_month' } },
      {
        kind: 'report',
        x: 6,
        y: 0,
        w: 6,
        h: 6,
        settings: { report: 'contacts.customers_by_country' },
      },
      {
        kind: 'shortcuts',
        x: 0,
        y: 3,
        w: 6,
        h: 3,
        settings: { links: [{ href: '/contacts/parties' }, { href: '/contacts/parties/new' }] },
      },
      { kind: 'report', x: 0, y: 6, w: 6, h: 6, settings: { report: 'contacts.new_by_month' } },
      { kind: 'report', x: 6, y: 6, w: 6, h: 6, settings: { report: 'contacts.out_of_reach' } },
    ],
    filters: [{ key: 'kind' }, { key: 'is_supplier' }],
  },
]
