import type { Invariant } from 'kontor/plugin'

/** As many breaches as anyone reads. */
const SHOWN = 50

const DIFFERENT =
  'SELECT `i`.`id`, `i`.`number` FROM `accounting_invoices` `i` LEFT JOIN (SELECT `entry_id`, SUM(`amount`) AS `owed`, ' +
  'SUM(`open`) AS `open` FROM `accounting_open_items` WHERE `company_id` = ? GROUP BY `entry_id`) `o` ' +
  "ON `o`.`entry_id` = `i`.`entry_id` WHERE `i`.`company_id` = ? AND `i`.`state` = 'posted' AND " +
  `(ABS(COALESCE(\`o\`.\`owed\`, 0)) <> \`i\`.\`total\` OR ABS(COALESCE(\`o\`.\`open\`, 0)) <> \`i\`.\`open\`) LIMIT ${SHOWN}`

/** What a posted document asks for and has left open is what its party owes in the ledger. */
export const documentsAgree: Invariant = {
  name: 'accounting.documents_agree',
  async check(ctx) {
    const { id } = ctx.company
    const rows = await ctx.rows<{ id: number; number: string }>(DIFFERENT, [id, id])
    return rows.map((row) => ({
      text: `${row.number}: its total or what is open of it is not what its party owes`,
      model: 'accounting.invoice',
      id: Number(row.id),
    }))
  },
}
