import { type Context, date, defineOperation, json } from 'kontor/plugin'
import { matchItems, readIds } from '../payments/match/match_items.js'

interface Input {
  items: unknown
  on_date: string
}

/**
 * Closes what a party owes against what it is owed: the chosen items, oldest due first, those of one currency first.
 */
export default defineOperation<never, Input>({
  name: 'accounting.open_item.match',
  input: {
    items: json({ required: true }),
    on_date: date({ required: true, default: (ctx: Context) => ctx.today }),
  },
  run: async (ctx, _, input) => ({
    matches: await matchItems(ctx, readIds(input.items), input.on_date),
  }),
})
