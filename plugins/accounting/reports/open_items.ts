import type { ReportDeclaration } from 'kontor/plugin'

const OPEN = ['is_open', 'eq', true] as const
const on = (type: 'receivable' | 'payable') => ['account.type', 'eq', type] as const
const LATE = ['due_on', 'lt', { relative: 'today' }] as const
type Side = 'receivable' | 'payable'
type Filter = NonNullable<ReportDeclaration['query']['filter']>

const OWED = { fn: 'sum', field: 'company_open', as: 'open' } as const

/** One sum of what is open on a side, in the company's currency. */
const total = (name: string, filter: Filter): ReportDeclaration => ({
  name: `accounting.${name}`,
  source: 'accounting.open_item',
  query: { measures: [OWED], filter },
  presentation: { kind: 'kpi', figures: ['open'] },
})

/** Every open item of a side, what is due first at the top. */
const items = (name: string, filter: Filter): ReportDeclaration => ({
  name: `accounting.${name}`,
  source: 'accounting.open_item',
  query: {
    columns: ['due_on', 'party_id', 'entry_id', 'entry.reference', 'on_date', 'amount', 'open'],
    filter,
    sort: 'due_on',
  },
})

const byParty = (name: string, side: Side): ReportDeclaration => ({
  name: `accounting.${name}`,
  source: 'accounting.open_item',
  query: {
    dimensions: ['party_id'],
    measures: [OWED, { fn: 'count' }, { fn: 'min', field: 'due_on', as: 'oldest' }],
    filter: [OPEN, on(side)],
    sort: side === 'receivable' ? '-open' : 'open',
    limit: 20,
    others: true,
  },
  presentation: { kind: 'bar', category: 'party_id', figures: ['open'] },
})

/** What customers owe and what suppliers are owed: above zero the party owes. */
export const openItems: ReportDeclaration[] = [
  total('receivables_total', [OPEN, on('receivable')]),
  total('receivables_overdue', [OPEN, on('receivable'), LATE]),
  total('payables_total', [OPEN, on('payable')]),
  total('payables_overdue', [OPEN, on('payable'), LATE]),
  items('receivables', [OPEN, on('receivable')]),
  items('receivables_late', [OPEN, on('receivable'), LATE]),
  items('payables', [OPEN, on('payable')]),
  byParty('receivables_by_customer', 'receivable'),
  byParty('payables_by_supplier', 'payable'),
]
