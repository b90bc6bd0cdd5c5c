import { type Context, message, type RecordModel } from 'kontor/plugin'
import { readOpenings } from '../move_in/opening_steps.js'
import { readSteps } from '../move_in/read_steps.js'
import type { DemoAccount } from './accounts.js'

type Accounts = (name: DemoAccount) => number | null

/** What the company had when its books began, as a posted opening that comes to what the books before said. */
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
  const debits = lines.reduce((sum, one) => sum + Number(one.debit ?? 0), 0)
  const opening = await ctx.run<RecordModel>('accounting.opening.create', null, {
    text: message(ctx.company.language, 'accounting.demo.opening'),
    on_date: on,
    offset_id: accounts('capital'),
    control_debit: debits,
    control_receivable: 0,
    control_payable: 0,
    lines,
  })
  await ctx.run('accounting.opening.post', opening)
}

/** Whoever loads the demo has signed every step of moving in that nothing is missing of; a command is nobody. */
export async function signSteps(ctx: Context) {
  if (!ctx.user.id) return
  const steps = await readSteps(ctx, await readOpenings(ctx))
  for (const { step, missing } of steps) {
    if (missing.length === 0) await ctx.run('accounting.move_in_step.sign', null, { step })
  }
}
