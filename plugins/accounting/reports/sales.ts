import type { ReportDeclaration } from 'kontor/plugin'

const POSTED = ['invoice.state', 'eq', 'posted'] as const
const SOLD = ['invoice.kind', 'in', ['invoice', 'credit_note']] as const
const BOUGHT = ['invoice.kind', 'in', ['bill', 'bill_credit']] as const
const during = (span: string) => ['invoice.on_date', 'eq', { relative: span }] as const

const SUM = { fn: 'sum', field: 'company_net', as: 'net' } as const
const SHARE = { fn: 'share', field: 'company_net', as: 'share' } as const
const MONTH = { field: 'invoice.on_date', bucket: 'month', as: 'month' } as const

/** What was sold or bought in twelve months, month by month. */
const byMonth = (name: string, kinds: typeof SOLD | typeof BOUGHT): ReportDeclaration => ({
  name: `accounting.${name}`,
  source: 'accounting.invoice_line',
  query: {
    dimensions: [MONTH],
    measures: [SUM],
    filter: [POSTED, kinds, during('last_12_months')],
    sort: 'month',
  },
  presentation: { kind: 'bar', category: 'month', figures: ['net'] },
})

/** What was sold or bought this year by something, the largest first. */
const by = (
  name: string,
  field: string,
  kinds: typeof SOLD | typeof BOUGHT
): ReportDeclaration => ({
  name: `accounting.${name}`,
  source: 'accounting.invoice_line',
  query: {
    dimensions: [field],
    measures: [SUM, SHARE],
    filter: [POSTED, kinds, during('this_year')],
    sort: '-net',
    limit: 20,
    others: true,
  },
  presentation: { kind: 'bar', category: field, figures: ['net'] },
})

/** Without taxes, in the company's currency; credit notes are taken off. */
export const sales: ReportDeclaration[] = [
  byMonth('sales_by_month', SOLD),
  by('sales_by_customer', 'invoice.party_id', SOLD),
  by('sales_by_product', 'product_id', SOLD),
  byMonth('purchases_by_month', BOUGHT),
  by('purchases_by_supplier', 'invoice.party_id', BOUGHT),
  by('purchases_by_product', 'product_id', BOUGHT),
]
