import type { Context } from 'kontor/plugin'
import type { Direction } from '../../models/payment.js'
import { ASKED } from './states.js'

/** A request a payment could pay; amounts as decimal texts, in the payment's currency. */
export interface OpenRequest {
  id: number
  number: string
  due_on: string
  total: string
  open: string
}

interface Asked {
  direction: Direction
  partyId: number
  currency: string
}

const MOST = 100

/** What a customer was asked for in advance and has not paid, what is due first at the top; as far as the caller may see it. */
export async function openRequests(
  ctx: Context,
  { direction, partyId, currency }: Asked
): Promise<OpenRequest[]> {
  if (direction !== 'in' || !ctx.access.allows('accounting.advance_request', 'read')) return []
  const { data } = await ctx.list('accounting.advance_request', {
    filter: [
      ['party_id', 'eq', partyId],
      ['currency', 'eq', currency],
      ['state', 'in', [...ASKED]],
    ],
    fields: 'id,number,due_on,currency,total,open',
    sort: 'due_on,id',
    limit: MOST,
  })
  // Whose amounts a rule hides is not proposed.
  return (data as unknown as OpenRequest[]).filter((one) => one.open)
}
