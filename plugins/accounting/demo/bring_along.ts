import { type Context, message, type RecordModel } from 'kontor/plugin'
import type { DemoAccount } from './accounts.js'

type Accounts = (name: DemoAccount) => number | null

/** What the company had when its books began, as a posted opening. */
export async function bringAlong(ctx: Context, on: string, accounts: Accounts, sales: number) {
  const size = Math.max(1, Math.ceil(sales / 5))
  const had: [DemoAccount, number][] = [
    ['bank', 38_500 * size],
    ['cash', 400],
    ['equipment', 24_000 * size],
    ['capital', -50_000 * size],
  ]
  const rest = -had.reduce((sum, [, amount]) => sum + amount, 0)
  const lines = [...had, ['brought_along', rest] as const].flatMap(([name, amount]) => {
    const id = accounts(name)
    if (id === null) return []
    return [{ account_id: id, [amount > 0 ? 'debit' : 'credit']: Math.abs(amount) }]
  })
  const opening = await ctx.run<RecordModel>('accounting.opening.create', null, {
    text: message(ctx.company.language, 'accounting.demo.opening'),
    on_date: on,
    offset_id: accounts('capital'),
    lines,
  })
  await ctx.run('accounting.opening.post', opening)
}
