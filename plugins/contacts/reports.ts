import type { ReportDeclaration } from 'kontor/plugin'

const CUSTOMERS = ['is_customer', 'eq', true] as const
const SUPPLIERS = ['is_supplier', 'eq', true] as const

/** What one asks of one's contacts every week. */
export const reports: ReportDeclaration[] = [
  {
    name: 'contacts.customers_by_country',
    source: 'contacts.party',
    query: {
      dimensions: ['country'],
      measures: [{ fn: 'count' }, { fn: 'share' }],
      filter: [CUSTOMERS],
      sort: '-count',
      limit: 15,
      others: true,
    },
    presentation: { kind: 'bar', category: 'country', figures: ['count'] },
  },
  {
    name: 'contacts.suppliers_by_country',
    source: 'contacts.party',
    query: {
      dimensions: ['country'],
      measures: [{ fn: 'count' }, { fn: 'share' }],
      filter: [SUPPLIERS],
      sort: '-count',
      limit: 15,
      others: true,
    },
    presentation: { kind: 'bar', category: 'country', figures: ['count'] },
  },
  {
    name: 'contacts.new_by_month',
    source: 'contacts.party',
    query: {
      dimensions: [{ field: 'created_at', bucket: 'month', as: 'month' }],
      measures: [{ fn: 'count' }, { fn: 'running', as: 'altogether' }],
      filter: [['created_at', 'eq', { relative: 'last_12_months' }]],
      sort: 'month',
    },
    presentation: { kind: 'bar', category: 'month', figures: ['count'] },
  },
  {
    name: 'contacts.customers',
    source: 'contacts.party',
    query: { measures: [{ fn: 'count' }], filter: [CUSTOMERS] },
    presentation: { kind: 'kpi', figures: ['count'] },
  },
  {
    name: 'contacts.out_of_reach',
    source: 'contacts.party',
    query: {
      columns: ['name', 'kind', 'city', 'country', 'updated_at'],
      filter: [
        ['email', 'null'],
        ['phone', 'null'],
      ],
      sort: 'name',
    },
  },
  {
    name: 'contacts.people_by_employer',
    source: 'contacts.party',
    query: {
      dimensions: ['works_for_id'],
      measures: [{ fn: 'count' }],
      filter: [['works_for_id', 'notnull']],
      sort: '-count',
      limit: 20,
      others: true,
    },
    presentation: { kind: 'bar', category: 'works_for_id', figures: ['count'] },
  },
]
