import { type Context, Decimal, Money } from 'kontor/plugin'
import { lastOfMonth, yearAround } from '../ledger/calendar.js'
import Account from '../models/account.js'
import ExchangeRate from '../models/exchange_rate.js'
import FiscalYear from '../models/fiscal_year.js'
import { yearStart } from '../statements/measure.js'
import { sumsOf } from '../statements/sums.js'
import type { CompanyBooks } from './consolidate.js'
import { within } from './group.js'
import { Rates } from './rates.js'
import type { Dated, LocalAccount, Span } from './translate.js'
import { withinGroup } from './within_group.js'

const RATE_SCALE = 8

/** The books of one company as consolidating takes them; rates are those the group's own company keeps. */
export async function booksOf(
  ctx: Context,
  company: Context['company'],
  { from, to }: { from: string; to: string },
  members: readonly number[]
): Promise<CompanyBooks & { span: Span }> {
  const there = within(ctx, company)
  const span = { from, to, yearFrom: await yearStart(there, to) }
  const accounts = await Account.where(there, ['is_group', 'eq', false], { sort: 'code' })
  return {
    company: { id: company.id, name: company.name, currency: company.currency },
    span,
    rates: await ratesOf(ctx, company.currency),
    shift: Money.of(0, ctx.company.currency).scale - Money.of(0, company.currency).scale,
    accounts: await localAccounts(there, accounts, span),
    within: await withinGroup(there, accounts, span, members),
  }
}

async function localAccounts(ctx: Context, accounts: readonly Account[], span: Span) {
  const net = async (from: string | null, closedFrom: string | null) =>
    new Map(
      [...(await sumsOf(ctx, { from, to: span.to, closedFrom }))].map(([id, one]) => [
        id,
        one.debit - one.credit,
      ])
    )
  const balance = await net(null, span.yearFrom)
  const year = await net(span.yearFrom, span.yearFrom)
  const movement = await net(span.from, span.from)
  const dated = await datedAmounts(ctx, accounts, span)
  return accounts
    .map(({ id, code, name, kind, type }): LocalAccount => {
      const head = { id, code, name, kind, type }
      if (kind === 'equity') return { ...head, dated: dated.get(id) }
      if (kind === 'asset' || kind === 'liability') return { ...head, balance: balance.get(id) }
      return { ...head, year: year.get(id), movement: movement.get(id), dated: dated.get(id) }
    })
    .filter((one) => one.balance || one.year || one.movement || one.dated?.length)
}

interface DatedRow {
  account_id: number
  on_date: string
  is_closing: unknown
  amount: string
}

/**
 * Equity by the day it came from; results of earlier years, and what closing moved of them, by their year. Both are few:
 * results come from the balances by month, equity from its own lines.
 */
async function datedAmounts(ctx: Context, accounts: readonly Account[], span: Span) {
  const found = new Map<number, Dated[]>()
  const equity = accounts.filter((one) => one.kind === 'equity').map((one) => one.id)
  const results = accounts
    .filter((one) => one.kind === 'income' || one.kind === 'expense')
    .map((one) => one.id)
  const years = await yearsOf(ctx)
  const note = (row: DatedRow, isByYear: boolean) => {
    const on = row.on_date.slice(0, 10)
    const at = isByYear || Number(row.is_closing) ? years(on) : { on }
    const one: Dated = {
      amount: BigInt(row.amount),
      at,
      in: on < span.yearFrom ? 'earlier' : 'year',
    }
    const id = Number(row.account_id)
    found.set(id, [...(found.get(id) ?? []), one])
  }
  const amount = 'CAST(SUM(COALESCE(`debit`, 0)) - SUM(COALESCE(`credit`, 0)) AS CHAR) AS `amount`'
  const marks = (ids: readonly number[]) => ids.map(() => '?').join(', ')
  if (equity.length > 0) {
    const lines = await ctx.rows<DatedRow>(
      `SELECT \`account_id\`, \`on_date\`, \`is_closing\`, ${amount} FROM \`accounting_entry_lines\`
       WHERE \`company_id\` = ? AND \`account_id\` IN (${marks(equity)}) AND \`is_posted\` = 1
       AND \`on_date\` <= ? AND (\`is_closing\` = 0 OR \`on_date\` < ?)
       GROUP BY \`account_id\`, \`on_date\`, \`is_closing\` ORDER BY \`on_date\``,
      [ctx.company.id, ...equity, span.to, span.yearFrom]
    )
    for (const row of lines) note(row, false)
  }
  if (results.length > 0) {
    const months = await ctx.rows<DatedRow>(
      `SELECT \`account_id\`, \`month\` AS \`on_date\`, \`is_closing\`, ${amount} FROM \`accounting_balances\`
       WHERE \`company_id\` = ? AND \`account_id\` IN (${marks(results)}) AND \`month\` < ?
       GROUP BY \`account_id\`, \`month\`, \`is_closing\` ORDER BY \`month\``,
      [ctx.company.id, ...results, span.yearFrom]
    )
    for (const row of months) note({ ...row, on_date: dayOfMonth(row.on_date) }, true)
  }
  return found
}

const dayOfMonth = (month: string) => lastOfMonth(month.slice(0, 10))

/** The fiscal year a day is in; the calendar year where none is kept. */
async function yearsOf(ctx: Context) {
  const kept = await FiscalYear.where(ctx, ['id', 'notnull'], { sort: 'starts_on' })
  return (on: string) => {
    const year = kept.find((one) => one.startsOn <= on && on <= one.endsOn)
    const { startsOn, endsOn } = year ?? yearAround(on, '01')
    return { from: startsOn, to: endsOn }
  }
}

/** What one unit of a currency was worth in the group's, day by day. */
async function ratesOf(ctx: Context, currency: string) {
  if (currency === ctx.company.currency) return Rates.own(currency)
  const kept = await ExchangeRate.where(
    ctx,
    {
      and: [
        ['currency', 'eq', currency],
        ['archived_at', 'null'],
      ],
    },
    { sort: 'on_date,id' }
  )
  const days = new Map(
    kept.map(({ onDate, rate, per }) => [
      onDate,
      rate.dividedBy(Decimal.parse(per, 0), RATE_SCALE).units,
    ])
  )
  return new Rates(
    currency,
    [...days].map(([on, rate]) => ({ on, rate: BigInt(rate) }))
  )
}
