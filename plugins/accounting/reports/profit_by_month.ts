import type { Context } from 'kontor/plugin'
import { monthBefore, monthOf } from '../ledger/calendar.js'
import { moneyOf } from '../statements/money_of.js'
import { needAll } from '../statements/need_all.js'

const MONTHS = 12

interface Booked {
  month: string
  kind: 'income' | 'expense'
  net: string
}

/** Income, expenses and what is left of each of the last twelve months, the one we are in last. */
export async function profitByMonth(ctx: Context) {
  needAll(ctx)
  const months = lastMonths(ctx.today)
  const rows = await ctx.rows<Booked>(
    'SELECT `b`.`month`, `a`.`kind`, CAST(SUM(`b`.`credit`) - SUM(`b`.`debit`) AS CHAR) AS `net` ' +
      'FROM `accounting_balances` `b` JOIN `accounting_accounts` `a` ON `a`.`id` = `b`.`account_id` ' +
      'WHERE `b`.`company_id` = ? AND `b`.`month` >= ? AND `b`.`month` <= ? AND `b`.`is_closing` = 0 ' +
      "AND `a`.`kind` IN ('income', 'expense') GROUP BY `b`.`month`, `a`.`kind`",
    [ctx.company.id, months[0], months.at(-1)]
  )
  const money = moneyOf(ctx)
  const netOf = (month: string, kind: Booked['kind']) =>
    BigInt(rows.find((one) => one.month === month && one.kind === kind)?.net ?? 0)
  return {
    months: months.map((month) => {
      const income = netOf(month, 'income')
      const expenses = -netOf(month, 'expense')
      const profit = income - expenses
      return { month, income: money(income), expenses: money(expenses), profit: money(profit) }
    }),
  }
}

/** The first days of twelve months, up to the month of a day. Pure. */
export function lastMonths(today: string) {
  const months = [monthOf(today)]
  while (months.length < MONTHS) months.unshift(monthBefore(months[0]).startsOn)
  return months
}
