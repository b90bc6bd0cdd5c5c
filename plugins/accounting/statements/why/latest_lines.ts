import type { Context } from 'kontor/plugin'
import { dimensionWheres, type DimensionFilter } from '../dimensions/dimension_filter.js'
import { moneyOf } from '../money_of.js'
import type { SumSpan } from '../sums.js'
import { documentOf, MOST_LINES, type WhyLine } from './answer.js'

interface Wanted {
  accountId: number
  span: SumSpan
  side: 'debit' | 'credit' | null
  sign: bigint
  dimensions: DimensionFilter
}

interface Row {
  entry_id: number
  number: string
  on_date: string
  text: string | null
  amount: string
  source_model: string | null
  source_id: number | null
}

/** The newest lines of an account in a span of days, as far as they are shown. */
export async function latestLines(
  ctx: Context,
  { accountId, span, side, sign, dimensions }: Wanted
): Promise<{ lines: WhyLine[]; isCut: boolean }> {
  const narrowed = dimensionWheres(dimensions, '`l`.')
  const wheres = [
    '`l`.`company_id` = ?',
    '`l`.`account_id` = ?',
    '`l`.`on_date` <= ?',
    '`l`.`is_posted` = 1',
    ...narrowed.wheres,
  ]
  const bindings: (string | number)[] = [ctx.company.id, accountId, span.to, ...narrowed.bindings]
  if (span.from !== null) {
    wheres.push('`l`.`on_date` >= ?')
    bindings.push(span.from)
  }
  if (span.closedFrom !== null) {
    wheres.push('(`l`.`is_closing` = 0 OR `l`.`on_date` < ?)')
    bindings.push(span.closedFrom)
  }
  if (side) wheres.push(`\`l\`.\`${side}\` <> 0`)
  const amount = side
    ? `\`l\`.\`${side}\``
    : '(COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0))'
  const rows = await ctx.rows<Row>(
    'SELECT `l`.`entry_id`, `e`.`number`, `l`.`on_date`, COALESCE(`l`.`text`, `e`.`text`) AS `text`, ' +
      `CAST(${amount} AS CHAR) AS \`amount\`, \`e\`.\`source_model\`, \`e\`.\`source_id\` ` +
      'FROM `accounting_entry_lines` `l` JOIN `accounting_entries` `e` ON `e`.`id` = `l`.`entry_id` ' +
      `WHERE ${wheres.join(' AND ')} ORDER BY \`l\`.\`on_date\` DESC, \`l\`.\`id\` DESC LIMIT ?`,
    [...bindings, MOST_LINES + 1]
  )
  const money = moneyOf(ctx)
  const lines = rows.slice(0, MOST_LINES).map((row) => ({
    entry_id: Number(row.entry_id),
    number: row.number,
    on_date: row.on_date,
    text: row.text,
    amount: money((side ? 1n : sign) * BigInt(row.amount)),
    document: documentOf(ctx, row.source_model, row.source_id),
  }))
  return { lines, isCut: rows.length > MOST_LINES }
}
