import {
  boolean,
  choice,
  type Context,
  date,
  Decimal,
  integer,
  lines,
  model,
  money,
  type Money,
  percent,
  RecordModel,
  Refusal,
  reference,
  text,
} from 'kontor/plugin'
import {
  AMOUNT_KINDS,
  type AmountKind,
  TAX_SCOPES,
  type TaxScope,
  VAT_CATEGORIES,
  type VatCategory,
} from '../tax/lists.js'

const HUNDRED = 100_000_000n
const NOTHING = new Decimal(0n, 6)

/** A tax of sales or purchases: how much it is, and by its parts where it is booked and declared. */
@model({
  name: 'accounting.tax',
  title: 'name',
  search: ['code', 'name', 'other_name'],
  sort: 'code',
  icon: 'i-lucide-percent',
  list: ['code', 'name', 'scope', 'amount_kind', 'rate', 'category', 'valid_from', 'valid_to'],
  form: [
    { key: 'identity', fields: ['code', 'name', 'other_name', 'scope', 'country'] },
    { key: 'amount', fields: ['amount_kind', 'is_included', 'is_compound', 'sequence'] },
    { key: 'percent', fields: ['rate'], when: { field: 'amount_kind', is: 'percent' } },
    { key: 'division', fields: ['rate'], when: { field: 'amount_kind', is: 'division' } },
    { key: 'fixed', fields: ['fixed_amount'], when: { field: 'amount_kind', is: 'fixed' } },
    { key: 'group', fields: ['members'], when: { field: 'amount_kind', is: 'group' } },
    { key: 'law', fields: ['exigible_on', 'category', 'reason', 'valid_from', 'valid_to'] },
    { key: 'parts', fields: ['account_id', 'parts'] },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class Tax extends RecordModel {
  @text({ required: true, max: 20, unique: true }) declare code: string
  /** As it stands on documents: "VAT 20 %". */
  @text({ required: true, max: 120 }) declare name: string
  @text({ max: 120 }) declare otherName: string | null
  @choice({ of: TAX_SCOPES, required: true, default: 'sale', index: true }) declare scope: TaxScope
  @choice({ of: AMOUNT_KINDS, required: true, default: 'percent' }) declare amountKind: AmountKind
  /** Below zero it is withheld. */
  @percent({ default: NOTHING }) declare rate: Decimal
  /** For one of the quantity. */
  @money() declare fixedAmount: Money | null
  @choice({
    of: 'currency',
    readonly: true,
    hidden: true,
    default: (ctx: Context) => ctx.company.currency,
  })
  declare currency: string
  /** Prices have it in them. */
  @boolean() declare isIncluded: boolean
  /** Taxes with a higher sequence are reckoned on it too. */
  @boolean() declare isCompound: boolean
  @integer({ required: true, default: 10, min: 0 }) declare sequence: number
  /** When it is owed: with the invoice, or with its payment. */
  @choice({ of: ['invoice', 'payment'], required: true, default: 'invoice' })
  declare exigibleOn: 'invoice' | 'payment'
  @choice({ of: VAT_CATEGORIES }) declare category: VatCategory | null
  /** Why it is not charged, as the invoice has to say. */
  @text() declare reason: string | null
  /** Where lines that bear it are booked, unless they or their products say otherwise. */
  @reference('accounting.account', { where: ['is_group', 'eq', false] })
  declare accountId: number | null
  @choice({ of: 'country' }) declare country: string | null
  @date() declare validFrom: string | null
  @date() declare validTo: string | null
  @text({ readonly: true, hidden: true, max: 60 }) declare templateKey: string | null
  @lines('accounting.tax_part', { by: 'tax_id' }) declare parts: unknown
  @lines('accounting.tax_member', { by: 'group_id' }) declare members: unknown

  /** Whether documents of a day may bear it. */
  isValidOn(day: string) {
    return (this.validFrom ?? day) <= day && day <= (this.validTo ?? day)
  }

  async prepare(ctx: Context) {
    if ((this.rate as Decimal | null) === null) this.rate = NOTHING
    await this.refuseWithinGroup(ctx)
    if (this.amountKind === 'division' && this.rate.units >= HUNDRED) {
      throw Refusal.input([{ field: 'rate', code: 'E_TAX_DIVISION' }])
    }
    if (this.amountKind === 'fixed' && !this.fixedAmount) {
      throw Refusal.input([{ field: 'fixed_amount', code: 'E_REQUIRED' }])
    }
    if (this.validFrom && this.validTo && this.validTo < this.validFrom) {
      throw Refusal.input([{ field: 'valid_to', code: 'E_DATES_TURNED' }])
    }
  }

  /** A group within a group would have no end. */
  private async refuseWithinGroup(ctx: Context) {
    if (this.amountKind !== 'group' || !this.id) return
    const within = await ctx
      .records('accounting.tax_member')
      .where(['tax_id', 'eq', this.id], { limit: 1, lock: 'share' })
    if (within.length > 0) {
      throw Refusal.input([{ field: 'amount_kind', code: 'E_TAX_GROUP_IN_GROUP' }])
    }
  }
}
