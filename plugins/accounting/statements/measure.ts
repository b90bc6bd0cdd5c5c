import type { Context } from 'kontor/plugin'
import Account from '../models/account.js'
import FiscalYear from '../models/fiscal_year.js'
import { yearAround } from '../ledger/calendar.js'
import type { MeasuredAccount } from './evaluate.js'
import type { Measure } from './layout.js'
import type { DimensionFilter } from './dimensions/dimension_filter.js'
import { monthSums } from './months.js'
import { dayBefore, sumsOf, type LineFilter, type Sum } from './sums.js'

/** One column of a statement: the days it is about, both included. */
export interface Column {
  from: string
  to: string
}

/**
 * Every account that anything was booked on, with what each measure is in each column. Accounts no one booked on are
 * left out.
 */
export async function measure(
  ctx: Context,
  columns: readonly Column[],
  dimensions: DimensionFilter = {}
): Promise<MeasuredAccount[]> {
  const measured: Record<Measure, Map<number, bigint>>[] = []
  const last = columns.reduce((day, { to }) => (to > day ? to : day), '')
  const months = columns.length > 1 ? await monthSums(ctx, last, dimensions) : undefined
  for (const column of columns) {
    measured.push(await measureColumn(ctx, column, { dimensions, months }))
  }
  const accounts = await ctx.records(Account).where(['is_group', 'eq', false], { sort: 'code' })
  return accounts
    .filter(({ id }) =>
      measured.some((one) => Object.values(one).some((amounts) => amounts.has(id)))
    )
    .map(({ id, code, name, kind, type }) => ({
      id,
      code,
      name,
      kind,
      type,
      amounts: amountsOf(measured, id),
    }))
}

function amountsOf(measured: readonly Record<Measure, Map<number, bigint>>[], id: number) {
  const keys = ['balance', 'opening', 'movement', 'year', 'earlier'] as const
  return Object.fromEntries(
    keys.map((key) => [key, measured.map((one) => one[key].get(id) ?? 0n)])
  ) as Record<Measure, bigint[]>
}

async function measureColumn(ctx: Context, { from, to }: Column, filter: LineFilter) {
  const starts = await yearStart(ctx, to)
  const sums = (span: { from: string | null; to: string; closedFrom: string | null }) =>
    sumsOf(ctx, span, filter).then(netOf)
  const earlier = await sums({ from: null, to: dayBefore(starts), closedFrom: null })
  const year = await sums({ from: starts, to, closedFrom: starts })
  const movement = from === starts ? year : await sums({ from, to, closedFrom: from })
  const opening =
    from === starts ? earlier : await sums({ from: null, to: dayBefore(from), closedFrom: starts })
  return { earlier, year, movement, opening, balance: added(earlier, year) }
}

const netOf = (sums: ReadonlyMap<number, Sum>) =>
  new Map([...sums].map(([id, { debit, credit }]) => [id, debit - credit]))

function added(one: ReadonlyMap<number, bigint>, other: ReadonlyMap<number, bigint>) {
  const all = new Map(one)
  for (const [id, amount] of other) all.set(id, (all.get(id) ?? 0n) + amount)
  return all
}

/** The first day of the fiscal year that holds a day; of the calendar year where none is kept. */
export async function yearStart(ctx: Context, day: string) {
  const year = await FiscalYear.findBy(ctx, {
    and: [
      ['starts_on', 'lte', day],
      ['ends_on', 'gte', day],
    ],
  })
  return year?.startsOn ?? yearAround(day, '01').startsOn
}
