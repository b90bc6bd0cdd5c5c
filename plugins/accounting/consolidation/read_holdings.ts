import type { Context } from 'kontor/plugin'
import Holding from '../models/holding.js'
import { within } from './group.js'
import type { Held } from './holdings.js'

/** What companies of a group hold of each other, as each of them says. */
export async function readHoldings(
  ctx: Context,
  members: readonly Context['company'][]
): Promise<Held[]> {
  const held: Held[] = []
  for (const company of members) {
    const kept = await Holding.where(within(ctx, company), ['archived_at', 'null'], {
      sort: 'since,id',
    })
    held.push(
      ...kept.map((one) => ({
        holderId: company.id,
        heldId: one.heldId,
        since: one.since,
        percent: one.percent.units,
        isControlled: one.isControlled,
        accountId: one.accountId,
      }))
    )
  }
  const known = new Set(members.map((one) => one.id))
  return held.filter((one) => known.has(one.heldId) && one.heldId !== one.holderId)
}
