import { type Context, Money } from 'kontor/plugin'
import { needAll } from '../statements/need_all.js'
import { boxOf, firstBox } from './boxes.js'
import { daysFrom, mostTaken, standingBefore } from './standing.js'

/** What a voucher being typed is told of its box. */
export async function boxInUse(ctx: Context, journalId: number | null, onDate: string) {
  needAll(ctx)
  const box = await boxOf(ctx, await firstBox(ctx, journalId))
  const before = await standingBefore(ctx, box, onDate)
  const days = await daysFrom(ctx, box, onDate)
  const [first] = days
  const moved = first?.onDate === onDate ? first.came - first.went : 0n
  const money = (units: bigint) => Money.of(units, box.currency).toString()
  return {
    name: box.name,
    currency: box.currency,
    standing: money(before + moved),
    free: money(mostTaken(before, days, onDate)),
  }
}
