import type { ReportDeclaration } from 'kontor/plugin'
import type { AdvanceSide } from '../models/advance.js'

const OPEN = ['state', 'eq', 'open'] as const
const on = (side: AdvanceSide) => ['side', 'eq', side] as const

/** What is open of a side's advances by party, in the company's currency, and since when. */
const byParty = (name: string, side: AdvanceSide): ReportDeclaration => ({
  name: `accounting.${name}`,
  source: 'accounting.advance',
  query: {
    dimensions: ['party_id'],
    measures: [
      { fn: 'sum', field: 'worth_open', as: 'open' },
      { fn: 'count' },
      { fn: 'min', field: 'on_date', as: 'oldest' },
    ],
    filter: [OPEN, on(side)],
    sort: '-open',
    limit: 50,
    others: true,
  },
})

/** Money that is owed in goods or services. */
export const advanceReports: ReportDeclaration[] = [
  byParty('advances_by_customer', 'customer'),
  byParty('advances_by_supplier', 'supplier'),
  {
    name: 'accounting.advances_open',
    source: 'accounting.advance',
    query: {
      columns: ['on_date', 'party_id', 'number', 'side', 'text', 'amount', 'tax', 'open'],
      filter: [OPEN],
      sort: 'on_date',
    },
  },
]
