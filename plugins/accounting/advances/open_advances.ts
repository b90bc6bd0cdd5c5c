import type { Context } from 'kontor/plugin'
import Advance, { type AdvanceSide } from '../models/advance.js'

/** Of whom, on which side and in which currency advances are asked for. */
export interface AdvancesAsked {
  party: number
  side: AdvanceSide
  currency: string
}

/** The advances of a party of which something is open, oldest first: the order in which they are used. */
export function openAdvances(
  ctx: Context,
  { party, side, currency }: AdvancesAsked
): Promise<Advance[]> {
  return Advance.where(
    ctx,
    {
      and: [
        ['party_id', 'eq', party],
        ['side', 'eq', side],
        ['currency', 'eq', currency],
        ['state', 'eq', 'open'],
      ],
    },
    { sort: 'on_date,id' }
  )
}
