import { type Context, date, defineOperation, json, Refusal } from 'kontor/plugin'
import type Match from '../models/match.js'
import { closeItems } from '../payments/match/close_items.js'
import { lockItems } from '../payments/match/lock_items.js'
import { matchAll } from '../payments/match/match_all.js'

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
  async run(ctx, _, input) {
    const items = [...(await lockItems(ctx, idsOf(input.items))).values()]
    items.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id))
    if (new Set(items.map((one) => one.partyId)).size > 1) throw new Refusal('E_MATCH_PARTY')
    if (new Set(items.map((one) => one.accountId)).size > 1) throw new Refusal('E_MATCH_ACCOUNT')
    const known = new Map(items.map((one) => [one.id, one]))
    const open = items.map((one) => ({ id: one.id, isDebit: one.isDebit, ...one.amounts }))
    const pairs = matchAll(
      open.filter((one) => one.isDebit),
      open.filter((one) => !one.isDebit)
    )
    if (pairs.length === 0) throw new Refusal('E_MATCH_SIDES')
    const matches: (Match | undefined)[] = []
    const closing = { onDate: input.on_date }
    for (const { debitId, creditId } of pairs) {
      matches.push(await closeItems(ctx, known.get(debitId)!, known.get(creditId)!, closing))
    }
    return { matches: matches.map((one) => one!.id) }
  },
})

/** Ids of open items: a list of at most 500 positive integers. */
function idsOf(input: unknown) {
  const isList =
    Array.isArray(input) &&
    input.length <= 500 &&
    input.every((one) => Number.isSafeInteger(one) && one > 0)
  if (!isList) throw Refusal.input([{ field: 'items', code: 'E_IDS' }])
  return input as number[]
}
