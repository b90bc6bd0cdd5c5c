import { type Context, Money } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import { documentOf, type Part, words } from './answer.js'
import { seesAll } from '../sees_amounts.js'

interface Row {
  number: string
  on_date: string
  amount: string
  source_model: string | null
  source_id: number | null
  entry_id: number
}

/** What was matched with a document and not taken back, each with where it is from. */
export async function settledBy(ctx: Context, invoice: Invoice): Promise<Part[]> {
  if (!invoice.entryId || !seesAll(ctx, 'accounting.match')) return []
  const half = (own: 'debit' | 'credit', other: 'debit' | 'credit') =>
    `SELECT \`e\`.\`number\`, \`m\`.\`on_date\`, CAST(\`m\`.\`${own}_amount\` AS CHAR) AS \`amount\`, ` +
    '`e`.`source_model`, `e`.`source_id`, `e`.`id` AS `entry_id` FROM `accounting_open_items` `i` ' +
    `JOIN \`accounting_matches\` \`m\` ON \`m\`.\`${own}_item_id\` = \`i\`.\`id\` AND \`m\`.\`undone_at\` IS NULL ` +
    `JOIN \`accounting_open_items\` \`o\` ON \`o\`.\`id\` = \`m\`.\`${other}_item_id\` ` +
    'JOIN `accounting_entries` `e` ON `e`.`id` = `o`.`entry_id` WHERE `i`.`company_id` = ? AND `i`.`entry_id` = ?'
  const given = [ctx.company.id, invoice.entryId]
  const rows = await ctx.rows<Row>(
    `${half('debit', 'credit')} UNION ALL ${half('credit', 'debit')} ORDER BY 2, 1`,
    [...given, ...given]
  )
  return rows.map((row) => ({
    sign: '-',
    label: words(ctx, 'invoice.settled', { number: row.number, day: row.on_date }),
    amount: Money.of(BigInt(row.amount), invoice.currency).toString(),
    href:
      documentOf(ctx, row.source_model, row.source_id)?.href ??
      `/accounting/entries/${row.entry_id}`,
  }))
}
