import type { ReportDeclaration } from 'kontor/plugin'

const POSTED = ['state', 'eq', 'posted'] as const

/** What a storekeeper and whoever buys ask of the stock; quantities are each in its product's stock unit. */
export const reports: ReportDeclaration[] = [
  {
    name: 'inventory.stock_by_warehouse',
    source: 'inventory.stock_level',
    query: {
      dimensions: ['product.unit_id', 'product_id'],
      measures: [{ fn: 'sum', field: 'quantity', as: 'stock' }],
      pivot: { field: 'location.warehouse_id', limit: 12 },
      filter: [['location.kind', 'eq', 'storage']],
      sort: 'product.unit_id,product_id',
    },
    presentation: { kind: 'pivot' },
  },
  {
    name: 'inventory.moves_by_month',
    source: 'inventory.stock_move',
    query: {
      dimensions: [{ field: 'on_date', bucket: 'month', as: 'month' }, 'operation.kind'],
      measures: [{ fn: 'count' }],
      filter: [['on_date', 'eq', { relative: 'last_12_months' }]],
      sort: 'month',
    },
    presentation: { kind: 'stacked', category: 'month', by: 'operation.kind', figures: ['count'] },
  },
  {
    name: 'inventory.most_moved',
    source: 'inventory.stock_move',
    query: {
      dimensions: ['product_id'],
      measures: [{ fn: 'count' }, { fn: 'sum', field: 'quantity', as: 'moved' }],
      filter: [['on_date', 'eq', { relative: 'last_90_days' }]],
      sort: '-count',
      limit: 10,
    },
    presentation: { kind: 'bar', category: 'product_id', figures: ['count'] },
  },
  {
    name: 'inventory.longest_unmoved',
    source: 'inventory.stock_move',
    query: {
      dimensions: ['product_id'],
      measures: [{ fn: 'max', field: 'on_date', as: 'last_move' }, { fn: 'count' }],
      sort: 'last_move',
      limit: 50,
    },
  },
  {
    name: 'inventory.receipts_by_supplier',
    source: 'inventory.operation',
    query: {
      dimensions: ['party_id'],
      measures: [{ fn: 'count' }, { fn: 'share' }, { fn: 'max', field: 'on_date', as: 'latest' }],
      filter: [['kind', 'eq', 'receive'], POSTED],
      sort: '-count',
      limit: 20,
      others: true,
    },
    presentation: { kind: 'bar', category: 'party_id', figures: ['count'] },
  },
  {
    name: 'inventory.deliveries_by_customer',
    source: 'inventory.operation',
    query: {
      dimensions: ['party_id'],
      measures: [{ fn: 'count' }, { fn: 'share' }, { fn: 'max', field: 'on_date', as: 'latest' }],
      filter: [['kind', 'eq', 'deliver'], POSTED],
      sort: '-count',
      limit: 20,
      others: true,
    },
    presentation: { kind: 'bar', category: 'party_id', figures: ['count'] },
  },
  {
    name: 'inventory.waiting',
    source: 'inventory.operation',
    query: {
      columns: ['on_date', 'kind', 'party_id', 'reference', 'created_at'],
      filter: [['state', 'eq', 'draft']],
      sort: 'on_date',
    },
  },
  {
    name: 'inventory.waiting_count',
    source: 'inventory.operation',
    query: { measures: [{ fn: 'count' }], filter: [['state', 'eq', 'draft']] },
    presentation: { kind: 'kpi', figures: ['count'] },
  },
]
