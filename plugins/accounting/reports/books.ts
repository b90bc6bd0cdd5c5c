import type { ReportDeclaration } from 'kontor/plugin'

const POSTED = ['is_posted', 'eq', true] as const
/** Closing a year empties income and expenses: what was earned and spent is what stood there before. */
const NOT_CLOSING = ['is_closing', 'eq', false] as const

/** One figure without another, where either may be nothing. */
const without = (one: string, other: string) =>
  `if_empty(${one}, ${other} - ${other}) - if_empty(${other}, ${one} - ${one})`

/** What was booked this year on accounts of a kind; `net` on its own side. */
const byAccount = (name: string, kind: 'income' | 'expense', net: string): ReportDeclaration => ({
  name: `accounting.${name}`,
  source: 'accounting.entry_line',
  query: {
    dimensions: ['account_id'],
    measures: [
      { fn: 'sum', field: 'debit', as: 'debits' },
      { fn: 'sum', field: 'credit', as: 'credits' },
    ],
    computed: [{ key: 'net', formula: net }],
    filter: [
      POSTED,
      NOT_CLOSING,
      ['account.kind', 'eq', kind],
      ['on_date', 'eq', { relative: 'this_year' }],
    ],
    sort: '-net',
    limit: 30,
    others: true,
  },
})

/** What the ledger, the taxes and the desk of a bookkeeper are asked for. */
export const bookReports: ReportDeclaration[] = [
  byAccount('income_by_account', 'income', without('credits', 'debits')),
  byAccount('expenses_by_account', 'expense', without('debits', 'credits')),
  {
    name: 'accounting.expenses_by_centre',
    source: 'accounting.entry_line',
    query: {
      dimensions: ['cost_centre_id'],
      measures: [
        { fn: 'sum', field: 'debit', as: 'debits' },
        { fn: 'sum', field: 'credit', as: 'credits' },
      ],
      computed: [{ key: 'net', formula: without('debits', 'credits') }],
      filter: [
        POSTED,
        NOT_CLOSING,
        ['account.kind', 'eq', 'expense'],
        ['on_date', 'eq', { relative: 'this_year' }],
      ],
      sort: '-net',
    },
  },
  {
    name: 'accounting.journal_of_month',
    source: 'accounting.entry_line',
    query: {
      columns: [
        'on_date',
        'entry.number',
        'account_id',
        'party_id',
        'text',
        'debit',
        'credit',
        'foreign_amount',
      ],
      filter: [POSTED, ['on_date', 'eq', { relative: 'this_month' }]],
      sort: 'on_date',
    },
  },
  {
    name: 'accounting.vat_by_month',
    source: 'accounting.tax_mark',
    query: {
      dimensions: [{ field: 'on_date', bucket: 'month', as: 'month' }, 'tax.scope'],
      measures: [{ fn: 'sum', field: 'amount', as: 'tax' }],
      filter: [
        ['of', 'eq', 'tax'],
        ['on_date', 'eq', { relative: 'last_12_months' }],
      ],
      sort: 'month',
    },
    presentation: { kind: 'bar', category: 'month', by: 'tax.scope', figures: ['tax'] },
  },
  {
    name: 'accounting.vat_by_tax',
    source: 'accounting.tax_mark',
    query: {
      dimensions: ['tax_id'],
      measures: [{ fn: 'sum', field: 'amount', as: 'amount' }],
      pivot: { field: 'of', limit: 2 },
      filter: [['on_date', 'eq', { relative: 'this_year' }]],
      sort: 'tax_id',
    },
    presentation: { kind: 'pivot' },
  },
  {
    name: 'accounting.payments_by_month',
    source: 'accounting.payment',
    query: {
      dimensions: [{ field: 'on_date', bucket: 'month', as: 'month' }, 'direction'],
      measures: [{ fn: 'sum', field: 'amount', as: 'paid' }, { fn: 'count' }],
      filter: [
        ['state', 'eq', 'posted'],
        ['on_date', 'eq', { relative: 'last_12_months' }],
      ],
      sort: 'month',
    },
  },
  {
    name: 'accounting.drafts',
    source: 'accounting.invoice',
    query: {
      columns: ['on_date', 'kind', 'party_id', 'total', 'reference', 'created_at'],
      filter: [['state', 'eq', 'draft']],
      sort: 'on_date',
    },
  },
]
