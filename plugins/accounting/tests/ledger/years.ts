import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import type Account from '../../models/account.js'

export type Named = RecordModel & { name: string; startsOn: string; state: string }

/** The fiscal years, the first one first. */
export async function years(world: World) {
  const ctx = await world.context()
  return ctx
    .records<Named>('accounting.fiscal_year')
    .where(['id', 'notnull'], { sort: 'starts_on' })
}

/** The account profits are carried to, made where there is none. */
export async function retained(world: World) {
  const ctx = await world.context()
  const used = ['used_for', 'eq', 'retained_earnings'] as const
  const known = await ctx.records<Account>('accounting.account').findBy(used)
  if (known) return known
  return world.create<Account>('accounting.account', {
    code: '93900',
    name: 'Retained',
    type: 'retained_earnings',
    used_for: 'retained_earnings',
  })
}
