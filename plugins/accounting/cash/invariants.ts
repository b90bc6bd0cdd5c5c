import { type Invariant, Money } from 'kontor/plugin'
import { boxesOf } from './boxes.js'
import { daysFrom, firstShort } from './standing.js'

const BEGINNING = '1900-01-01'

/** No cash box is below zero at the end of any day. */
export const cashIsThere: Invariant = {
  name: 'accounting.cash_is_there',
  async check(ctx) {
    const breaches = []
    for (const box of await boxesOf(ctx)) {
      const short = firstShort(0n, await daysFrom(ctx, box, BEGINNING))
      if (!short) continue
      const amount = `${Money.of(short.short, box.currency)} ${box.currency}`
      breaches.push({
        text: `${box.name}, ${short.onDate}: ${amount} less than nothing`,
        model: 'accounting.journal',
        id: box.id,
      })
    }
    return breaches
  },
}
