import type { Context } from 'kontor/plugin'
import type TaxFiling from '../../models/tax_filing.js'
import type { Period } from '../../tax/returns/tax_return.js'
import { moneyOf } from '../money_of.js'
import { documentOf, MOST_LINES, type WhyLine } from './answer.js'

type Row = Record<string, string | number | null>

/** What came after a filing: marks behind its newest, for returns filed before that was kept those made later. */
const LATER =
  'AND `m`.`id` > COALESCE((SELECT `f`.`marks_until` FROM `accounting_tax_filings` `f` WHERE `f`.`id` = ?), ' +
  '(SELECT MAX(`o`.`id`) FROM `accounting_tax_marks` `o` WHERE `o`.`company_id` = `m`.`company_id` AND `o`.`created_at` <= ' +
  '(SELECT `f`.`created_at` FROM `accounting_tax_filings` `f` WHERE `f`.`id` = ?)), 0) '

/** The marks of a box in some days, the newest first, one more than are shown; of a filed return those that came later. */
export async function boxLines(
  ctx: Context,
  boxId: number,
  { from, to }: Period,
  filing?: TaxFiling
): Promise<WhyLine[]> {
  const rows = await ctx.rows<Row>(
    'SELECT `m`.`entry_id`, `e`.`number`, `m`.`on_date`, `t`.`name` AS `tax`, `p`.`name` AS `party`, ' +
      'CAST(`m`.`amount` AS CHAR) AS `amount`, `e`.`source_model`, `e`.`source_id` FROM `accounting_tax_marks` `m` ' +
      'JOIN `accounting_entries` `e` ON `e`.`id` = `m`.`entry_id` JOIN `accounting_taxes` `t` ON `t`.`id` = `m`.`tax_id` ' +
      'LEFT JOIN `contacts_parties` `p` ON `p`.`id` = `m`.`party_id` ' +
      `WHERE \`m\`.\`company_id\` = ? AND \`m\`.\`box_id\` = ? AND \`m\`.\`on_date\` BETWEEN ? AND ? ${filing ? LATER : ''}` +
      'ORDER BY `m`.`on_date` DESC, `m`.`id` DESC LIMIT ?',
    [
      ...[ctx.company.id, boxId, from, to],
      ...(filing ? [filing.id, filing.id] : []),
      MOST_LINES + 1,
    ]
  )
  const money = moneyOf(ctx)
  return rows.map((row) => ({
    entry_id: Number(row.entry_id),
    number: String(row.number),
    on_date: String(row.on_date),
    text: [row.party, row.tax].filter(Boolean).join(' · '),
    amount: money(BigInt(row.amount!)),
    document: documentOf(ctx, row.source_model as string | null, row.source_id as number | null),
  }))
}
