import { type Context, Refusal } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'
import Period from '../models/period.js'
import type { CloseSpan } from './check.js'

/** A month or a year somebody may choose. */
export interface Choice {
  kind: 'month' | 'year'
  id: number
  name: string
  year: string
  state: 'open' | 'closed'
}

/** All months and years, the newest year first, its months before it. */
export async function choicesOf(ctx: Context): Promise<Choice[]> {
  const years = await FiscalYear.where(ctx, ['id', 'notnull'], { sort: '-starts_on' })
  const periods = await Period.where(ctx, ['id', 'notnull'], { sort: 'starts_on' })
  return years.flatMap((year) => [
    ...periods
      .filter((one) => one.fiscalYearId === year.id)
      .map((one) => choice('month', one, year.name)),
    choice('year', year, year.name),
  ])
}

const choice = (kind: Choice['kind'], { id, name, state }: Period | FiscalYear, year: string) =>
  ({ kind, id, name, year, state }) satisfies Choice

/** The month (`period_id`) or year (`fiscal_year_id`) asked for; else the oldest open month that is over. */
export async function askedSpan(
  ctx: Context,
  query: Record<string, unknown>
): Promise<CloseSpan | undefined> {
  const [period, year] = [query.period_id, query.fiscal_year_id].map(idOf)
  if (year) return yearSpan(await FiscalYear.findOrFail(ctx, year))
  if (period) return monthSpan(ctx, await Period.findOrFail(ctx, period))
  const usual = await usualPeriod(ctx)
  return usual && monthSpan(ctx, usual)
}

function idOf(value: unknown) {
  if (value === undefined || value === null || value === '') return undefined
  const id = Number(value)
  if (!Number.isSafeInteger(id) || id < 1) throw Refusal.missing()
  return id
}

async function usualPeriod(ctx: Context) {
  const first = async (filter: [string, string, string][], sort: string) =>
    (await Period.where(ctx, { and: filter as never }, { sort, limit: 1 })).at(0)
  return (
    (await first(
      [
        ['state', 'eq', 'open'],
        ['ends_on', 'lt', ctx.today],
      ],
      'starts_on'
    )) ?? (await first([['starts_on', 'lte', ctx.today]], '-starts_on'))
  )
}

async function monthSpan(ctx: Context, period: Period): Promise<CloseSpan> {
  const { id, name, startsOn, endsOn, state } = period
  const year = await FiscalYear.findOrFail(ctx, period.fiscalYearId)
  return {
    kind: 'month',
    id,
    name,
    startsOn,
    endsOn,
    isClosed: state === 'closed',
    year: spanOf(year),
  }
}

function yearSpan(year: FiscalYear): CloseSpan {
  const { id, name, startsOn, endsOn, state } = year
  return {
    kind: 'year',
    id,
    name,
    startsOn,
    endsOn,
    isClosed: state === 'closed',
    year: spanOf(year),
  }
}

const spanOf = ({ name, startsOn, endsOn }: FiscalYear) => ({ name, startsOn, endsOn })
