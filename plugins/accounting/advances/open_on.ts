import { type Context, Money } from 'kontor/plugin'
import type { AdvanceSide } from '../models/advance.js'
import { seesAll } from '../statements/sees_amounts.js'

/** What of advances was open at the end of a day, apart from receivables and payables; a decimal text. */
export interface PaidAhead {
  side: AdvanceSide
  currency: string
  open: string
}

interface Row {
  side: AdvanceSide
  currency: string
  open: string
}

/**
 * Open advances at the end of a day, by side and currency: of one party in its currencies, of all in the company's at the
 * rates of their days; what was undone or taken back later counts as it stood then. Whoever does not see all of them is told of none.
 */
export async function paidAhead(
  ctx: Context,
  on: string,
  of: { partyId?: number; side?: AdvanceSide } = {}
): Promise<PaidAhead[]> {
  if (!seesAll(ctx, 'accounting.advance') || !seesAll(ctx, 'accounting.advance_use')) return []
  const { id, currency } = ctx.company
  const inCompany = of.partyId === undefined
  const [amount, unit] = inCompany ? ['worth', 'company_currency'] : ['amount', 'currency']
  const rows = await ctx.rows<Row>(
    `SELECT \`a\`.\`side\`, \`a\`.\`${unit}\` AS \`currency\`, CAST(SUM(\`a\`.\`${amount}\` - COALESCE((` +
      `SELECT SUM(\`u\`.\`${amount}\`) FROM \`accounting_advance_uses\` \`u\` WHERE \`u\`.\`advance_id\` = \`a\`.\`id\` ` +
      'AND `u`.`on_date` <= ? AND (`u`.`undone_at` IS NULL OR EXISTS (SELECT 1 FROM `accounting_entries` `e` ' +
      'WHERE `e`.`id` = `u`.`undone_entry_id` AND `e`.`on_date` > ?))), 0)) AS CHAR) AS `open` FROM `accounting_advances` `a` ' +
      "WHERE `a`.`company_id` = ? AND `a`.`on_date` <= ? AND (`a`.`state` <> 'cancelled' OR EXISTS (" +
      'SELECT 1 FROM `accounting_entries` `e` WHERE `e`.`reverses_id` = `a`.`entry_id` AND `e`.`on_date` > ?))' +
      (inCompany ? '' : ' AND `a`.`party_id` = ?') +
      (of.side ? ' AND `a`.`side` = ?' : '') +
      ` GROUP BY \`a\`.\`side\`, \`a\`.\`${unit}\` ORDER BY \`a\`.\`side\`, \`a\`.\`${unit}\``,
    [on, on, id, on, on, ...(inCompany ? [] : [of.partyId!]), ...(of.side ? [of.side] : [])]
  )
  return rows
    .filter((row) => BigInt(row.open) !== 0n)
    .map((row) => ({
      side: row.side,
      currency: row.currency ?? currency,
      open: Money.of(BigInt(row.open), row.currency ?? currency).toString(),
    }))
}
