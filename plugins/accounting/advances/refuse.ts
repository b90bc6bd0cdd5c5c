import { type Context, type Money, Refusal } from 'kontor/plugin'
import Advance from '../models/advance.js'
import Entry from '../models/entry.js'
import type Match from '../models/match.js'
import OpenItem from '../models/open_item.js'

/** Who wants a part of an advance, and when. */
export interface Wanting {
  partyId: number
  side: Advance['side']
  currency: string
  amount: Money
  onDate: string
}

/** An advance found and locked until the transaction ends. */
export function lockAdvance(ctx: Context, id: number): Promise<Advance> {
  return ctx.records(Advance).lock(id)
}

/**
 * Refuses what an advance cannot be used for: another party's (E_ADVANCE_PARTY), the other side (E_ADVANCE_SIDE),
 * another currency (E_ADVANCE_CURRENCY), nothing (E_ADVANCE_NOTHING), more than is open of it (E_ADVANCE_OVER), a day
 * before its own (E_ADVANCE_DATE).
 */
export function refuseUse(advance: Advance, wanting: Wanting) {
  const fault = faultOf(advance, wanting)
  if (!fault) return
  throw new Refusal(fault, {
    number: advance.number ?? '',
    currency: advance.currency,
    open: `${advance.open} ${advance.currency}`,
    on: advance.onDate,
  })
}

function faultOf(advance: Advance, { partyId, side, currency, amount, onDate }: Wanting) {
  if (advance.partyId !== partyId) return 'E_ADVANCE_PARTY'
  if (advance.side !== side) return 'E_ADVANCE_SIDE'
  if (advance.currency !== currency || amount.currency !== currency) return 'E_ADVANCE_CURRENCY'
  if (amount.units <= 0n) return 'E_ADVANCE_NOTHING'
  if (amount.units > advance.open.units) return 'E_ADVANCE_OVER'
  if (onDate < advance.onDate) return 'E_ADVANCE_DATE'
  return undefined
}

/** What an advance closed is opened by undoing its use, or the advance (E_MATCH_OF_ADVANCE). */
export async function refuseOfAdvance(ctx: Context, { debitItemId, creditItemId }: Match) {
  for (const id of [debitItemId, creditItemId]) {
    const { entryId } = await OpenItem.findOrFail(ctx, id)
    const { kind, number } = await Entry.findOrFail(ctx, entryId)
    if (kind === 'advance') throw new Refusal('E_MATCH_OF_ADVANCE', { number: number ?? '' })
  }
}
