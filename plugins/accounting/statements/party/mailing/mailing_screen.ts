import type { Context } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { readColumn } from '../../columns.js'
import { moneyOf } from '../../money_of.js'
import { aged, type AgedRow } from '../../open/aged.js'
import { readSide } from '../../open/items_then.js'
import { dayBegan, mailedAfter } from './mailed.js'

/**
 * Who would get a statement of account: everybody with an open balance on the last day, or only those something is
 * overdue of; with the address it would go to, and what was mailed to him today.
 */
export async function mailingScreen(ctx: Context, query: Record<string, unknown>) {
  const column = await readColumn(ctx, query)
  const side = readSide(query)
  const onlyOverdue = query.overdue === 'true' || query.overdue === '1'
  const { rows } = await aged(ctx, side, column.to)
  const wanted = rows.filter((row) => !onlyOverdue || overdueOf(row) > 0n)
  const ids = wanted.map((row) => row.party.id)
  const parties = await emailsOf(ctx, ids)
  const mailed = await mailedAfter(ctx, ids, dayBegan(ctx), { withLost: true })
  const money = moneyOf(ctx)
  return {
    ...column,
    side,
    onlyOverdue,
    rows: wanted.map((row) => ({
      party: row.party,
      email: parties.get(row.party.id) ?? null,
      total: row.total,
      overdue: money(overdueOf(row)),
      mailed: mailed.get(row.party.id) ?? null,
    })),
  }
}

/** Of an amount by age all but the first part. */
function overdueOf({ amounts }: AgedRow): bigint {
  return amounts.slice(1).reduce((sum, one) => sum + BigInt(one.replace('.', '')), 0n)
}

async function emailsOf(ctx: Context, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, string | null>()
  const parties = await ctx.records<Party>('contacts.party').where(['id', 'in', [...ids]])
  return new Map(parties.map((one) => [one.id, one.email]))
}
