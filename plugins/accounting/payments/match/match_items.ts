import { type Context, Refusal } from 'kontor/plugin'
import type Match from '../../models/match.js'
import { closeItems } from './close_items.js'
import { lockItems } from './lock_items.js'
import { matchAll } from './match_all.js'

/** Closes the items of one party on one account against each other, oldest due first, those of one currency first. */
export async function matchItems(ctx: Context, ids: readonly number[], onDate: string) {
  const items = [...(await lockItems(ctx, ids)).values()]
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
  const matches: Match[] = []
  for (const { debitId, creditId } of pairs) {
    const match = await closeItems(ctx, known.get(debitId)!, known.get(creditId)!, { onDate })
    matches.push(match!)
  }
  return matches.map((one) => one.id)
}

/** Ids of open items: a list of at most 500 positive integers. */
export function readIds(input: unknown, field = 'items') {
  const isList =
    Array.isArray(input) &&
    input.length <= 500 &&
    input.every((one) => Number.isSafeInteger(one) && one > 0)
  if (!isList) throw Refusal.input([{ field, code: 'E_IDS' }])
  return input as number[]
}
