import { type Check, countOf, listAt, none } from '../check.js'

/** Drafts of a model dated in the span. */
const drafts = (
  key: string,
  table: string,
  path: string,
  otherwise: 'open' | 'stops' = 'open'
): Check => ({
  key,
  async find(ctx, { startsOn, endsOn }) {
    const count = await countOf(
      ctx,
      `SELECT COUNT(*) AS \`count\` FROM \`${table}\` WHERE \`company_id\` = ? AND \`state\` = 'draft' ` +
        'AND `on_date` BETWEEN ? AND ?',
      [startsOn, endsOn]
    )
    const filter = [
      ['state', 'eq', 'draft'],
      ['on_date', 'between', [startsOn, endsOn]],
    ]
    return none(count, listAt(path, filter), otherwise)
  },
})

/** Recurring documents whose date has come in the span or before. */
const recurring = (key: string, table: string, path: string): Check => ({
  key,
  async find(ctx, { endsOn }) {
    const count = await countOf(
      ctx,
      `SELECT COUNT(*) AS \`count\` FROM \`${table}\` WHERE \`company_id\` = ? AND \`state\` = 'active' ` +
        'AND `archived_at` IS NULL AND `next_on` <= ?',
      [endsOn]
    )
    const filter = [
      ['state', 'eq', 'active'],
      ['next_on', 'lte', endsOn],
    ]
    return none(count, listAt(path, filter))
  },
})

/** What is not in the books yet. Drafts of entries and documents keep a month from closing. */
export const draftChecks: Check[] = [
  drafts('entry_drafts', 'accounting_entries', 'entries', 'stops'),
  drafts('invoice_drafts', 'accounting_invoices', 'invoices', 'stops'),
  drafts('payment_drafts', 'accounting_payments', 'payments', 'stops'),
  drafts('voucher_drafts', 'accounting_cash_vouchers', 'cash-vouchers', 'stops'),
  recurring('recurring_invoices', 'accounting_recurring_invoices', 'recurring-invoices'),
  recurring('recurring_entries', 'accounting_recurring_entries', 'recurring-entries'),
]
