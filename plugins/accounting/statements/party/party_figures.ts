import { type Context, type Figure, Money } from 'kontor/plugin'
import { seesAll } from '../sees_amounts.js'

/** What a party owes, and what it is owed, on its own screen: each opens its account. */
export default async function figures(ctx: Context, partyId: number): Promise<Figure[]> {
  const mayRead = ['open_item', 'entry', 'account'].every((model) =>
    ctx.access.allows(`accounting.${model}`, 'report')
  )
  if (!mayRead || !seesAll(ctx, 'accounting.open_item')) return []
  const rows = await ctx.rows<{ type: string; open: string }>(
    'SELECT `a`.`type`, CAST(SUM(`i`.`company_open`) AS CHAR) AS `open` FROM `accounting_open_items` `i` ' +
      'JOIN `accounting_accounts` `a` ON `a`.`id` = `i`.`account_id` ' +
      'WHERE `i`.`company_id` = ? AND `i`.`party_id` = ? AND `i`.`is_open` = 1 GROUP BY `a`.`type`',
    [ctx.company.id, partyId]
  )
  return rows
    .filter((row) => BigInt(row.open) !== 0n)
    .map((row) => ({
      key: row.type === 'receivable' ? 'owes' : 'is_owed',
      value: shown(ctx, row.type === 'receivable' ? BigInt(row.open) : -BigInt(row.open)),
      href: `/accounting/party-ledger?party_id=${partyId}`,
    }))
}

function shown(ctx: Context, units: bigint) {
  const { currency } = ctx.company
  const text = Money.of(units, currency).toString() as Intl.StringNumericLiteral
  return new Intl.NumberFormat(ctx.locale, { style: 'currency', currency }).format(text)
}
