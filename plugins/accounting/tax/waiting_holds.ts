import type { Breach, Context, Invariant } from 'kontor/plugin'
import { AMOUNT, brokenRows } from '../ledger/broken_rows.js'
import { fraction } from './engine/fraction.js'
import { planMoves } from './plan_move.js'
import { waitingRow } from './waiting.js'

type Row = Record<string, string | number | null>

const isLate = (number: string) =>
  `${number}: tax that waits for payment is not what its lines and payments say`

/** Tax that waits for payment was moved as far as its document is paid, and its entries booked and counted that much. */
export const waitingHolds: Invariant = {
  name: 'accounting.waiting_holds',
  check: async (ctx) => [...(await unmoved(ctx)), ...(await otherwiseBooked(ctx))],
}

async function unmoved(ctx: Context): Promise<Breach[]> {
  const rows = await ctx.rows<Row>(
    'SELECT `w`.*, `e`.`number`, `o`.`amount` AS `owed`, `o`.`open` AS `open` FROM `accounting_tax_waiting` `w` ' +
      'JOIN `accounting_entries` `e` ON `e`.`id` = `w`.`entry_id` LEFT JOIN (SELECT `entry_id`, SUM(`amount`) AS `amount`, SUM(`open`) AS `open` ' +
      'FROM `accounting_open_items` WHERE `company_id` = ? GROUP BY `entry_id`) `o` ON `o`.`entry_id` = `w`.`entry_id` ' +
      'WHERE `w`.`company_id` = ? ORDER BY `w`.`id`',
    [ctx.company.id, ctx.company.id]
  )
  const late = new Map<number, Breach>()
  for (const row of rows) {
    const [owed, open] = [BigInt(row.owed ?? 0), BigInt(row.open ?? 0)]
    const paid = owed === 0n ? fraction(1n) : fraction(owed - open, owed)
    const id = Number(row.entry_id)
    // Nothing was matched yet of an entry that leaves nothing open: nothing asked for its taxes.
    if (owed === 0n && open === 0n && BigInt(row.posted_moved!) === 0n) continue
    if (planMoves([waitingRow(row)], paid).length === 0) continue
    late.set(id, { text: isLate(String(row.number)), model: 'accounting.entry', id })
  }
  return [...late.values()]
}

/** Per entry: what waits on its account, what was moved to the taxes' own, and what was counted. */
const SUMS =
  'SELECT `w`.`entry_id` AS `of`, `w`.`posted` AS `waits`, `w`.`posted_moved` AS `moved`, ' +
  '(CASE WHEN `w`.`box_id` IS NULL THEN 0 ELSE `w`.`amount_moved` END) AS `counted` ' +
  'FROM `accounting_tax_waiting` `w` WHERE `w`.`company_id` = ? UNION ALL ' +
  `SELECT \`l\`.\`entry_id\`, -${AMOUNT}, 0, 0 FROM \`accounting_entry_lines\` \`l\` ` +
  "JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` AND `a`.`used_for` = 'tax_cash_basis' " +
  'WHERE `l`.`company_id` = ? AND `l`.`is_posted` = 1 AND `l`.`entry_id` IN (SELECT `entry_id` FROM `accounting_tax_waiting`) UNION ALL ' +
  `SELECT \`e\`.\`source_id\`, 0, ${AMOUNT}, 0 FROM \`accounting_entries\` \`e\` JOIN \`accounting_entry_lines\` \`l\` ON \`l\`.\`entry_id\` = \`e\`.\`id\` ` +
  "JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` AND `a`.`used_for` = 'tax_cash_basis' " +
  "WHERE `e`.`company_id` = ? AND `e`.`kind` = 'cash_basis' AND `e`.`state` = 'posted' UNION ALL " +
  'SELECT `e`.`source_id`, 0, 0, -`m`.`amount` FROM `accounting_entries` `e` JOIN `accounting_tax_marks` `m` ON `m`.`entry_id` = `e`.`id` ' +
  "WHERE `e`.`company_id` = ? AND `e`.`kind` = 'cash_basis'"

const otherwiseBooked = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.entry',
    text: isLate,
    sql:
      `SELECT \`s\`.\`of\` AS \`id\`, MAX(\`x\`.\`number\`) AS \`name\` FROM (${SUMS}) \`s\` ` +
      'LEFT JOIN `accounting_entries` `x` ON `x`.`id` = `s`.`of` ' +
      'GROUP BY `s`.`of` HAVING SUM(`s`.`waits`) <> 0 OR SUM(`s`.`moved`) <> 0 OR SUM(`s`.`counted`) <> 0',
    bindings: [ctx.company.id, ctx.company.id, ctx.company.id, ctx.company.id],
  })
