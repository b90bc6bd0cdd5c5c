import { type Context, type Figure, Money } from 'kontor/plugin'
import { creditLeft, draftedFor } from '../../documents/posting/credit_limit.js'
import { seesAll } from '../sees_amounts.js'
import type { AdvanceSide } from '../../models/advance.js'

/** What a party owes and is owed, and what its credit limit leaves, on its own screen: each opens its account. */
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
  const left = await creditLeft(ctx, partyId)
  const owed = rows
    .filter((row) => BigInt(row.open) !== 0n)
    .map((row) => ({
      key: row.type === 'receivable' ? 'owes' : 'is_owed',
      value: shown(ctx, row.type === 'receivable' ? BigInt(row.open) : -BigInt(row.open)),
      href: `/accounting/party-ledger?party_id=${partyId}`,
    }))
  const ahead = await aheadOf(ctx, partyId)
  const isSeen = ctx.access.allows('accounting.invoice', 'report')
  if (left === null || !isSeen || !seesAll(ctx, 'accounting.invoice')) return [...owed, ...ahead]
  const promised = await draftedFor(ctx, partyId)
  const href = `/accounting/party-ledger?party_id=${partyId}`
  return [...owed, ...ahead, { key: 'credit_left', value: shown(ctx, left - promised), href }]
}

function shown(ctx: Context, units: bigint) {
  const { currency } = ctx.company
  const text = Money.of(units, currency).toString() as Intl.StringNumericLiteral
  return new Intl.NumberFormat(ctx.locale, { style: 'currency', currency }).format(text)
}

/** What it paid ahead, and what was paid to it ahead. */
async function aheadOf(ctx: Context, partyId: number): Promise<Figure[]> {
  if (!ctx.access.allows('accounting.advance', 'report') || !seesAll(ctx, 'accounting.advance')) {
    return []
  }
  const rows = await ctx.rows<{ side: AdvanceSide; open: string }>(
    'SELECT `side`, CAST(SUM(`worth_open`) AS CHAR) AS `open` FROM `accounting_advances` ' +
      "WHERE `company_id` = ? AND `party_id` = ? AND `state` = 'open' GROUP BY `side`",
    [ctx.company.id, partyId]
  )
  return rows.map((row) => ({
    key: row.side === 'customer' ? 'paid_ahead' : 'was_paid_ahead',
    value: shown(ctx, BigInt(row.open)),
    href: `/accounting/party-ledger?party_id=${partyId}`,
  }))
}
