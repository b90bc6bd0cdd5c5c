import { type Context, Refusal } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import Tax from '../../models/tax.js'

/**
 * Refuses by line a tax of the other side (E_TAX_SCOPE: input tax on a sale) and one that is not valid on the
 * document's day (E_TAX_OUTDATED). What takes back an earlier document bears the tax of its day.
 */
export async function refuseTaxes(ctx: Context, invoice: Invoice, lines: readonly InvoiceLine[]) {
  const ids = [...new Set(lines.flatMap((line) => line.taxId ?? []))]
  if (ids.length === 0) return
  const taxes = new Map((await Tax.where(ctx, ['id', 'in', ids])).map((one) => [one.id, one]))
  const faults = lines.flatMap(({ taxId }, at) => {
    const tax = taxId ? taxes.get(taxId) : undefined
    const code = tax && faultOf(invoice, tax)
    const params = { tax: tax?.name ?? '', date: invoice.onDate }
    return code ? [{ field: `lines.${at}.tax_id`, code, params }] : []
  })
  if (faults.length > 0) throw Refusal.input(faults)
}

function faultOf(invoice: Invoice, tax: Tax) {
  if (tax.scope !== (invoice.isSale ? 'sale' : 'purchase')) return 'E_TAX_SCOPE'
  const isOfItsDay = invoice.refundsId !== null && invoice.isCredit
  return isOfItsDay || tax.isValidOn(invoice.onDate) ? undefined : 'E_TAX_OUTDATED'
}
