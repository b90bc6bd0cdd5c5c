import { choice, Decimal, Money, money, percent, RecordModel, reference } from 'kontor/plugin'
import type { TaxSummary } from './engine/document.js'

/** What one tax of a document came to when that became final: of invoices and of advance requests. */
export abstract class FrozenTax extends RecordModel {
  @reference('accounting.tax', { required: true, readonly: true }) declare taxId: number
  /** Category of VAT of EN 16931. */
  @choice({ of: ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'], readonly: true, hidden: true })
  declare category: string | null
  @percent({ readonly: true }) declare rate: Decimal | null
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  @money({ readonly: true }) declare base: Money
  @money({ readonly: true }) declare amount: Money
}

/** The values it keeps, from what the engine reckoned. */
export const frozenTax = (
  { taxId, category, rate, base, amount }: TaxSummary,
  currency: string
) => ({
  taxId,
  category,
  rate: new Decimal(rate, 6),
  currency,
  base: Money.of(base, currency),
  amount: Money.of(amount, currency),
})

/** As the engine tells it again: in minor units. */
export const thawedTax = ({ taxId, base, amount }: FrozenTax) => ({
  taxId,
  base: base.units,
  amount: amount.units,
})
