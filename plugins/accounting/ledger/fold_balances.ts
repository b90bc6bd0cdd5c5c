import { type Context, insertRows } from 'kontor/plugin'
import { BALANCE_KEYS, type BalanceRow, sumUp } from './balances.js'

/** Of so many accounts and months at once, those with most rows first. */
const AT_ONCE = 100
const WORTH_IT = 8

const COLUMNS = [...BALANCE_KEYS, 'debit', 'credit', 'foreign_amount', 'line_count'] as const

/** Puts the rows that postings added since last time together. Answers how many rows went. */
export async function foldBalances(ctx: Context): Promise<number> {
  const groups = await ctx.rows<{ account_id: number; month: string }>(
    'SELECT `account_id`, `month`, COUNT(*) AS `rows` FROM `accounting_balances` WHERE `company_id` = ? ' +
      `GROUP BY \`account_id\`, \`month\` HAVING COUNT(*) >= ${WORTH_IT} ORDER BY COUNT(*) DESC LIMIT ${AT_ONCE}`,
    [ctx.company.id]
  )
  let gone = 0
  for (const { account_id, month } of groups) {
    gone += await foldGroup(ctx, Number(account_id), month)
  }
  return gone
}

async function foldGroup(ctx: Context, account: number, month: string) {
  const rows = await ctx.rows<BalanceRow & { id: number }>(
    `SELECT \`id\`, ${COLUMNS.map((one) => `\`${one}\``).join()} FROM \`accounting_balances\` ` +
      'WHERE `company_id` = ? AND `account_id` = ? AND `month` = ?',
    [ctx.company.id, account, month]
  )
  const sums = sumUp(rows.map(({ id: _, ...row }) => row))
  if (sums.length === rows.length) return 0
  await forget(
    ctx,
    rows.map((one) => Number(one.id))
  )
  await insertRows(
    ctx.trx!,
    'accounting_balances',
    sums.map((row) => ({ company_id: ctx.company.id, ...row }))
  )
  return rows.length - sums.length
}

/** Exactly the rows that were read: those added meanwhile stay, and two foldings never count one twice. */
async function forget(ctx: Context, ids: number[]) {
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500)
    const count = Number(await ctx.trx!.from('accounting_balances').whereIn('id', some).delete())
    if (count !== some.length) throw new Error('balances were folded by someone else meanwhile')
  }
}
