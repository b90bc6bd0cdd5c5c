import type { Context } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import type { Supply } from '../../tax/lists.js'
import { explainTax, type Proposed } from '../../tax/propose_tax.js'
import { readTaxes } from '../../tax/read_taxes.js'

/** Why lines of a draft bear their tax: the rule that fits them, and which tax it takes. */
export interface WhyTax {
  /** What the lines say. */
  lines: string[]
  supply: Supply
  rule: string
  /** The tax they bear; null for none. */
  tax: string | null
  /** Whether the rule takes another, and which. */
  isOther: boolean
  proposed: string | null
}

/** Of each line of a draft that a tax rule fits, why it bears its tax; lines alike together. Nothing once it is posted. */
export async function whyTaxes(
  ctx: Context,
  invoice: Invoice,
  lines: readonly InvoiceLine[]
): Promise<WhyTax[]> {
  if (!invoice.isDraft || !ctx.access.allows('accounting.tax_rule', 'read')) return []
  const taxes = await readTaxes(ctx)
  const nameOf = (id: number | null) => (id === null ? null : (taxes.get(id)?.name ?? null))
  const known = new Map<string, Proposed>()
  const found = new Map<string, WhyTax>()
  for (const line of lines) {
    const kind = [line.productId, line.accountId, line.supply].join()
    const proposed = known.get(kind) ?? (await proposedFor(ctx, invoice, line))
    known.set(kind, proposed)
    const { rule, supply, taxId } = proposed
    if (rule === null) continue
    const key = JSON.stringify([rule, supply, line.taxId, taxId])
    const why = found.get(key) ?? {
      lines: [],
      supply,
      rule,
      tax: nameOf(line.taxId),
      isOther: line.taxId !== taxId,
      proposed: nameOf(taxId),
    }
    why.lines.push(line.text ?? '')
    found.set(key, why)
  }
  return [...found.values()]
}

function proposedFor(ctx: Context, { isSale, partyId, onDate }: Invoice, line: InvoiceLine) {
  const { productId, accountId, supply } = line
  const scope = isSale ? 'sale' : 'purchase'
  return explainTax(ctx, { scope, partyId, onDate, productId, accountId, supply })
}
