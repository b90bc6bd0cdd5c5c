import type { Context } from 'kontor/plugin'
import type { Period } from './tax_return.js'

/** What the marks of some days come to, by box, in minor units, and how many they are. */
export async function markSums(ctx: Context, { from, to }: Period) {
  const rows = await ctx.rows<{ box_id: number; amount: string; marks: number }>(
    'SELECT `box_id`, CAST(SUM(`amount`) AS CHAR) AS `amount`, COUNT(*) AS `marks` FROM `accounting_tax_marks` ' +
      'WHERE `company_id` = ? AND `on_date` BETWEEN ? AND ? AND `box_id` IS NOT NULL GROUP BY `box_id`',
    [ctx.company.id, from, to]
  )
  return new Map(
    rows.map((row) => [
      Number(row.box_id),
      { amount: BigInt(row.amount), count: Number(row.marks) },
    ])
  )
}
