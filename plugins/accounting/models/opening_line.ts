import {
  choice,
  type Context,
  date,
  model,
  type Money,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'

/** What one account begins with: one line for each open invoice, and for each advance. */
@model({
  name: 'accounting.opening_line',
  title: 'account_id',
  lineOf: 'accounting.opening',
  sort: 'id',
})
export default class OpeningLine extends RecordModel {
  @reference('accounting.opening', { required: true }) declare openingId: number
  @reference('accounting.account', { required: true, where: ['is_group', 'eq', false] })
  declare accountId: number
  @money({ min: 0 }) declare debit: Money | null
  @money({ min: 0 }) declare credit: Money | null
  /** The company's, of debit and credit. */
  @choice({
    of: 'currency',
    readonly: true,
    hidden: true,
    default: (ctx: Context) => ctx.company.currency,
  })
  declare currency: string
  @reference('contacts.party') declare partyId: number | null
  /** The number of the open invoice, or what an advance is known by. */
  @text({ max: 80 }) declare reference: string | null
  /** In an advance: declared with the books before, taken back when an invoice uses the advance. */
  @reference('accounting.tax') declare taxId: number | null
  @date() declare dueOn: string | null
  @choice({ of: 'currency' }) declare foreignCurrency: string | null
  /** In the foreign currency: above zero is a debit. */
  @money({ currency: 'foreign_currency' }) declare foreignAmount: Money | null
}
