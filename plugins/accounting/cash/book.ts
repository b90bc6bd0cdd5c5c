import { type Context, Money, Refusal } from 'kontor/plugin'
import type { Column } from '../statements/measure.js'
import { type Box } from './boxes.js'
import { measureOf, standingBefore } from './standing.js'

/** One thing that went in or out. */
export interface BookLine {
  id: number
  number: string
  /** Where its paper is: the voucher, else the entry. */
  of: { model: 'cash-vouchers' | 'cash-counts' | 'payments' | 'entries'; id: number }
  who: string | null
  text: string | null
  came: string | null
  went: string | null
  balance: string
}

export interface BookDay {
  on_date: string
  opening: string
  came: string
  went: string
  closing: string
  lines: BookLine[]
  /** The last count of the day; `fits` while the books still say what was counted. */
  count: { id: number; number: string; counted: string; difference: string; fits: boolean } | null
}

/** The book of a cash box between two days: what it began with, and each day on which something happened. */
export interface CashBook {
  opening: string
  came: string
  went: string
  closing: string
  days: BookDay[]
}

/** More are asked for by shorter spans. */
export async function cashBook(
  ctx: Context,
  box: Box,
  { from, to }: Column,
  most: number
): Promise<CashBook> {
  const rows = await linesOf(ctx, box, { from, to }, most + 1)
  if (rows.length > most) throw new Refusal('E_LEDGER_LONG', { most })
  const counts = await countsOf(ctx, box, { from, to })
  const money = (units: bigint) => Money.of(units, box.currency).toString()
  const opening = await standingBefore(ctx, box, from)
  const byDay = Map.groupBy(rows, (row) => row.on_date)
  const all = { came: 0n, went: 0n }
  let standing = opening
  const days = [...new Set([...byDay.keys(), ...counts.keys()])].sort().map((onDate) => {
    const before = standing
    const sums = { came: 0n, went: 0n }
    const lines = (byDay.get(onDate) ?? []).map((row) => {
      const amount = BigInt(row.amount)
      standing += amount
      sums[amount < 0n ? 'went' : 'came'] += amount < 0n ? -amount : amount
      return lineOf(row, money, standing)
    })
    all.came += sums.came
    all.went += sums.went
    const count = counts.get(onDate)
    return {
      on_date: onDate,
      opening: money(before),
      came: money(sums.came),
      went: money(sums.went),
      closing: money(standing),
      lines,
      count: count
        ? {
            id: Number(count.id),
            number: count.number,
            counted: money(BigInt(count.counted)),
            difference: money(BigInt(count.difference)),
            fits: BigInt(count.counted) === standing,
          }
        : null,
    }
  })
  return {
    opening: money(opening),
    came: money(all.came),
    went: money(all.went),
    closing: money(standing),
    days,
  }
}

interface Row {
  id: number
  on_date: string
  entry_id: number
  number: string
  text: string | null
  source_model: string | null
  source_id: number | null
  voucher: string | null
  count: string | null
  who: string | null
  amount: string
}

function linesOf(ctx: Context, box: Box, { from, to }: Column, limit: number) {
  const of = measureOf(ctx, box)
  const amount = of.line
    .replaceAll('`debit`', '`l`.`debit`')
    .replaceAll('`credit`', '`l`.`credit`')
    .replaceAll('`foreign_amount`', '`l`.`foreign_amount`')
  return ctx.rows<Row>(
    'SELECT `l`.`id`, `l`.`on_date`, `l`.`entry_id`, `e`.`number`, COALESCE(`l`.`text`, `e`.`text`) AS `text`, ' +
      '`e`.`source_model`, `e`.`source_id`, `v`.`number` AS `voucher`, `c`.`number` AS `count`, ' +
      'COALESCE(`v`.`person`, `vp`.`name`, `pp`.`name`) AS `who`, ' +
      `CAST(${amount} AS CHAR) AS \`amount\` ` +
      'FROM `accounting_entry_lines` `l` JOIN `accounting_entries` `e` ON `e`.`id` = `l`.`entry_id` ' +
      "LEFT JOIN `accounting_cash_vouchers` `v` ON `e`.`source_model` = 'accounting.cash_voucher' AND `v`.`id` = `e`.`source_id` " +
      'LEFT JOIN `contacts_parties` `vp` ON `vp`.`id` = `v`.`party_id` ' +
      "LEFT JOIN `accounting_cash_counts` `c` ON `e`.`source_model` = 'accounting.cash_count' AND `c`.`id` = `e`.`source_id` " +
      "LEFT JOIN `accounting_payments` `p` ON `e`.`source_model` = 'accounting.payment' AND `p`.`id` = `e`.`source_id` " +
      'LEFT JOIN `contacts_parties` `pp` ON `pp`.`id` = `p`.`party_id` ' +
      'WHERE `l`.`company_id` = ? AND `l`.`account_id` = ? AND `l`.`is_posted` = 1 ' +
      `AND \`l\`.\`on_date\` BETWEEN ? AND ?${of.ofLine.replace('`foreign_currency`', '`l`.`foreign_currency`')} ` +
      'ORDER BY `l`.`on_date`, `l`.`id` LIMIT ?',
    [ctx.company.id, box.accountId, from, to, ...of.bindings, limit]
  )
}

function lineOf(row: Row, money: (units: bigint) => string, standing: bigint): BookLine {
  const amount = BigInt(row.amount)
  return {
    id: Number(row.id),
    number: row.voucher ?? row.count ?? row.number,
    of: placeOf(row),
    who: row.who,
    text: row.text,
    came: amount > 0n ? money(amount) : null,
    went: amount < 0n ? money(-amount) : null,
    balance: money(standing),
  }
}

function placeOf({ source_model: model, source_id: id, entry_id: entry }: Row): BookLine['of'] {
  const segment = {
    'accounting.cash_voucher': 'cash-vouchers',
    'accounting.cash_count': 'cash-counts',
    'accounting.payment': 'payments',
  }[model ?? ''] as BookLine['of']['model'] | undefined
  return segment ? { model: segment, id: Number(id) } : { model: 'entries', id: Number(entry) }
}

interface CountRow {
  id: number
  number: string
  on_date: string
  counted: string
  difference: string
}

/** The last count of each day. */
async function countsOf(ctx: Context, box: Box, { from, to }: Column) {
  const rows = await ctx.rows<CountRow>(
    'SELECT `id`, `number`, `on_date`, CAST(`counted` AS CHAR) AS `counted`, CAST(`difference` AS CHAR) AS `difference` ' +
      'FROM `accounting_cash_counts` WHERE `company_id` = ? AND `journal_id` = ? AND `state` = ? ' +
      'AND `on_date` BETWEEN ? AND ? ORDER BY `id`',
    [ctx.company.id, box.id, 'posted', from, to]
  )
  return new Map(rows.map((row) => [row.on_date, row]))
}
