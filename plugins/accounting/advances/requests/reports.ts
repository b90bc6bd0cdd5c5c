import type { ReportDeclaration } from 'kontor/plugin'
import { ASKED } from './states.js'

const OPEN = ['state', 'in', [...ASKED]] as const
const LATE = ['due_on', 'lt', { relative: 'today' }] as const
type Filter = NonNullable<ReportDeclaration['query']['filter']>

/** Every request something is still to be paid of, what is due first at the top. */
const requests = (name: string, filter: Filter): ReportDeclaration => ({
  name: `accounting.${name}`,
  source: 'accounting.advance_request',
  query: {
    columns: ['due_on', 'party_id', 'number', 'reference', 'on_date', 'state', 'total', 'open'],
    filter,
    sort: 'due_on',
  },
})

/** What customers were asked for in advance and have not paid: it stands in no receivable. */
export const requestReports: ReportDeclaration[] = [
  requests('advance_requests_open', [OPEN]),
  requests('advance_requests_late', [OPEN, LATE]),
]
