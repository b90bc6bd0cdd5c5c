import type { Context } from 'kontor/plugin'
import type { AccountType } from '../ledger/account_types.js'
import Account from '../models/account.js'
import { moneyOf } from '../statements/money_of.js'
import { needAll } from '../statements/need_all.js'
import { sumsOf } from '../statements/sums.js'

/** What stands today on one account: minor units, above zero for a debit. */
export interface Standing {
  id: number
  code: string
  name: string
  balance: bigint
}

/** What stands today on the accounts of some types, by code; accounts with nothing on them are left out. */
export async function standingOf(ctx: Context, types: readonly AccountType[]): Promise<Standing[]> {
  needAll(ctx)
  const accounts = await ctx.records(Account).where(
    {
      and: [
        ['is_group', 'eq', false],
        ['type', 'in', [...types]],
      ],
    },
    { sort: 'code' }
  )
  const sums = await sumsOf(ctx, { from: null, to: ctx.today, closedFrom: null })
  return accounts
    .map(({ id, code, name }) => {
      const sum = sums.get(id)
      return { id, code, name, balance: (sum?.debit ?? 0n) - (sum?.credit ?? 0n) }
    })
    .filter((one) => one.balance !== 0n)
}

/** As it travels: each account with its amount, and the sum; `sign` -1 shows what is owed above zero. */
export function shownStanding(ctx: Context, list: readonly Standing[], sign: 1n | -1n = 1n) {
  const money = moneyOf(ctx)
  return {
    accounts: list.map(({ balance, ...one }) => ({ ...one, amount: money(balance * sign) })),
    total: money(list.reduce((sum, one) => sum + one.balance, 0n) * sign),
  }
}
