import { type Context, insertRows } from 'kontor/plugin'
import type { BalanceRow } from './balances.js'
import { heldUntilEnd } from './held_until_end.js'

/** Makes the balances anew from the posted lines. Answers how many rows they are. */
export async function rebuildBalances(ctx: Context): Promise<number> {
  // No posting is under way while its period is held; one that ended since this transaction began counts.
  await ctx.records('accounting.period').where(['id', 'notnull'], { lock: true })
  await ctx.trx!.from('accounting_balances').where('company_id', ctx.company.id).delete()
  const rows = await ctx.rows<BalanceRow>(LINES_SUMMED + heldUntilEnd(ctx), [ctx.company.id])
  await insertRows(
    ctx.trx!,
    'accounting_balances',
    rows.map((row) => ({ ...row, company_id: ctx.company.id, month: `${row.month}-01` }))
  )
  return rows.length
}

const KEY =
  '`account_id`, SUBSTR(`on_date`, 1, 7), `foreign_currency`, `unit_id`, `cost_centre_id`, ' +
  '`dimension_1_id`, `dimension_2_id`, `dimension_3_id`, `is_closing`'

const LINES_SUMMED =
  'SELECT `account_id`, SUBSTR(`on_date`, 1, 7) AS `month`, `foreign_currency` AS `currency`, `unit_id`, ' +
  '`cost_centre_id`, `dimension_1_id`, `dimension_2_id`, `dimension_3_id`, `is_closing`, ' +
  'SUM(COALESCE(`debit`, 0)) AS `debit`, SUM(COALESCE(`credit`, 0)) AS `credit`, ' +
  'SUM(COALESCE(`foreign_amount`, 0)) AS `foreign_amount`, COUNT(*) AS `line_count` ' +
  `FROM \`accounting_entry_lines\` WHERE \`company_id\` = ? AND \`is_posted\` = 1 GROUP BY ${KEY}`
