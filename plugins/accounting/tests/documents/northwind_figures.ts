import type { Context } from 'kontor/plugin'
import { aged } from '../../statements/open/aged.js'
import Invoice from '../../models/invoice.js'
import OpenItem from '../../models/open_item.js'

type Row = Record<string, string>

/** Exact cents of a decimal text with at most two decimals. */
function centsOf(text: string) {
  const [whole, fraction = ''] = text.split('.')
  return BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'))
}

/** A line rounded half up to the cent, as documents have it: reckoned from the file alone. */
function lineNet({ UnitPrice, Quantity, Discount }: Row) {
  const kept = 100n - BigInt(Math.round(Number(Discount) * 100))
  return (2n * centsOf(UnitPrice) * BigInt(Quantity) * kept + 100n) / 200n
}

/** What the file says of the orders, without any of what is tested. In cents. */
export function asExpected(orders: readonly Row[], details: ReadonlyMap<string, Row[]>) {
  const totals = orders.map((order) => ({
    customer: order.CustomerID,
    on: order.OrderDate,
    shipped: order.ShippedDate || null,
    total: details
      .get(order.OrderID)!
      .reduce((sum, line) => sum + lineNet(line), centsOf(order.Freight)),
  }))
  const sum = (of: typeof totals) => of.reduce((all, one) => all + one.total, 0n)
  const grouped = (of: typeof totals, key: (one: (typeof totals)[number]) => string) =>
    Object.fromEntries(
      [...Map.groupBy(of, key)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, own]) => [name, String(sum(own))])
    )
  return {
    paid: sum(totals.filter((one) => one.shipped)),
    open: sum(totals.filter((one) => !one.shipped)),
    byYear: grouped(totals, (one) => one.on.slice(0, 4)),
    owedOn: (day: string) =>
      grouped(
        totals.filter((one) => one.on <= day && (one.shipped === null || one.shipped > day)),
        (one) => one.customer
      ),
  }
}

/** What pays an invoice: all that is open of it. */
export async function paidFor(ctx: Context, invoiceId: number) {
  const { entryId } = await Invoice.findOrFail(ctx, invoiceId)
  const items = await OpenItem.where(ctx, ['entry_id', 'eq', entryId!])
  return {
    amount: String(items[0].open),
    lines: items.map((item) => ({ open_item_id: item.id, amount: String(item.open) })),
  }
}

/** Sales of each year by the ledger. */
export async function yearFigures(ctx: Context) {
  const rows = await ctx.rows<{ year: string; sum: string }>(
    'SELECT SUBSTR(`l`.`on_date`, 1, 4) AS `year`, CAST(SUM(COALESCE(`l`.`credit`, 0) - COALESCE(`l`.`debit`, 0)) AS CHAR) AS `sum` ' +
      'FROM `accounting_entry_lines` `l` JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` ' +
      "WHERE `l`.`is_posted` = 1 AND `a`.`kind` = 'income' GROUP BY SUBSTR(`l`.`on_date`, 1, 4) ORDER BY 1"
  )
  return Object.fromEntries(rows.map(({ year, sum }) => [String(year), String(sum)]))
}

/** What each customer owed at the end of a day, by the statement of what is overdue. */
export async function customerFigures(ctx: Context, day: string) {
  const { rows } = await aged(ctx, 'receivable', day)
  return Object.fromEntries(
    rows
      .map(({ party, total }) => [party.label, total.replace('.', '')])
      .sort(([a], [b]) => (a < b ? -1 : 1))
  )
}
