import type { DashboardDeclaration } from 'kontor/plugin'

/** What a storekeeper looks at in the morning. */
export const dashboards: DashboardDeclaration[] = [
  {
    name: 'inventory.overview',
    tiles: [
      {
        kind: 'kpi',
        x: 0,
        y: 0,
        w: 3,
        h: 3,
        settings: { report: 'inventory.waiting_count', lower: true },
      },
      {
        kind: 'shortcuts',
        x: 0,
        y: 3,
        w: 3,
        h: 3,
        settings: {
          links: [
            { href: '/inventory/operations/new' },
            { href: '/inventory/stock' },
            { href: '/inventory/stock-card' },
          ],
        },
      },
      { kind: 'report', x: 3, y: 0, w: 9, h: 6, settings: { report: 'inventory.moves_by_month' } },
      { kind: 'widget', x: 0, y: 6, w: 6, h: 5, settings: { widget: 'inventory.low_stock' } },
      { kind: 'report', x: 6, y: 6, w: 6, h: 5, settings: { report: 'inventory.waiting' } },
      { kind: 'report', x: 0, y: 11, w: 6, h: 6, settings: { report: 'inventory.most_moved' } },
      {
        kind: 'report',
        x: 6,
        y: 11,
        w: 6,
        h: 6,
        settings: { report: 'inventory.stock_by_warehouse' },
      },
    ],
    filters: [{ key: 'date' }, { key: 'product_id' }],
  },
]
