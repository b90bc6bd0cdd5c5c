import type { Context } from 'kontor/plugin'
import Tax from '../models/tax.js'
import { proposeTax } from '../tax/propose_tax.js'
import { isTaxedOnReceipt } from './taxed_on_receipt.js'

interface Asked {
  direction: 'in' | 'out'
  partyId: number
  onDate: string
}

/** Which taxes an advance of this party could bear, and which it usually does. */
export interface AdvanceTerms {
  tax_id: number | null
  taxes: { id: number; name: string }[]
}

/** None where the chart has no account for tax that waits for the invoice: there it is due with the invoice only. */
export async function advanceTerms(
  ctx: Context,
  { direction, partyId, onDate }: Asked
): Promise<AdvanceTerms> {
  if (!(await isTaxedOnReceipt(ctx, direction))) return { tax_id: null, taxes: [] }
  const scope = direction === 'in' ? 'sale' : 'purchase'
  const taxes = await Tax.where(
    ctx,
    {
      and: [
        ['scope', 'eq', scope],
        ['archived_at', 'null'],
      ],
    },
    { sort: 'id' }
  )
  const taxId = await proposeTax(ctx, { scope, partyId, onDate })
  return {
    tax_id: taxId,
    taxes: taxes
      .filter((one) => one.isValidOn(onDate))
      .map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
  }
}
