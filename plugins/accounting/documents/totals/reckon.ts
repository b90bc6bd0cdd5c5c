import { type Context, Money, settings } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import { computeTaxes } from '../../tax/engine/compute_taxes.js'
import type { Rounding, Totals } from '../../tax/engine/document.js'
import { type RulesAsked, taxRulesOf } from '../../tax/rules_of.js'
import { documentOf } from './document_of.js'
import { inDocument } from './in_document.js'

type Head = Pick<Invoice, 'currency' | 'rate' | 'onDate' | 'isTaxIncluded' | 'isCredit'>
type Line = Pick<InvoiceLine, 'quantity' | 'price' | 'discount' | 'taxId'>

/**
 * Totals and taxes of a document as its lines stand, in minor units of its currency, reckoned by the engine that the
 * browser uses too: for an order what its invoice will come to. Refuses E_TAX_UNKNOWN.
 *
 * @example
 * const head = { currency: 'EUR', rate: null, onDate: ctx.today, isTaxIncluded: false, isCredit: false }
 * const { net, tax, total } = await reckon(ctx, head, [{ quantity, price, discount: null, taxId }])
 */
export async function reckon(
  ctx: Context,
  invoice: Head,
  lines: readonly Line[],
  { isCreditNote = invoice.isCredit, taxes }: Pick<RulesAsked, 'isCreditNote' | 'taxes'> = {}
): Promise<Totals> {
  const ids = [...new Set(lines.flatMap((line) => line.taxId ?? []))]
  const rules = ids.length > 0 ? await rulesOf(ctx, invoice, ids, { isCreditNote, taxes }) : []
  const { scale: currencyDecimals } = Money.of(0, invoice.currency)
  const { isTaxIncluded } = invoice
  const head = { currencyDecimals, isTaxIncluded, rounding: roundingOf(ctx) }
  return computeTaxes(
    documentOf(
      head,
      lines.map(({ quantity, price, discount, taxId }) => ({
        quantity: quantity.units,
        price: price.units,
        discount: discount?.units ?? 0n,
        taxes: rules.filter((rule) => rule.id === taxId),
      }))
    )
  )
}

async function rulesOf(ctx: Context, invoice: Head, ids: number[], asked: RulesAsked) {
  return taxRulesOf(ctx, ids, { ...asked, inDocument: await inDocument(ctx, invoice) })
}

/** How the company rounds taxes. */
export function roundingOf(ctx: Context) {
  return settings<{ tax_rounding: Rounding }>(ctx, 'accounting').tax_rounding
}
