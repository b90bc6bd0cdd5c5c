import type { Context } from 'kontor/plugin'

/** An advance request as its final invoice shows it. */
export interface RequestOfInvoice {
  id: number
  number: string | null
  state: string
  currency: string
  total: string | null
  paid: string | null
}

/** What was asked for in advance of an invoice, as far as the caller may see it. */
export async function requestsOf(ctx: Context, invoiceId: number): Promise<RequestOfInvoice[]> {
  if (!ctx.access.allows('accounting.advance_request', 'read')) return []
  const { data } = await ctx.list('accounting.advance_request', {
    filter: ['invoice_id', 'eq', invoiceId],
    fields: 'id,number,state,currency,total,paid',
    sort: 'id',
  })
  return data as unknown as RequestOfInvoice[]
}
