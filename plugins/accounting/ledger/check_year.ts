import { type Context, type Hook, Refusal } from 'kontor/plugin'
import type Entry from '../models/entry.js'
import type FiscalYear from '../models/fiscal_year.js'
import { allYears } from './all_years.js'
import { monthsBetween } from './calendar.js'

const MOST_MONTHS = 24

/** Years never overlap, end after they begin, and have a name that can stand in a number. */
export const checkYear: Hook = async (ctx, _record, input) => {
  const [starts, ends] = [String(input.starts_on), String(input.ends_on)]
  if (!isPartOfNumber(input.name)) complain('name', 'E_NUMBER_PART')
  if (ends < starts) complain('ends_on', 'E_YEAR_ENDS_FIRST')
  if (monthsBetween(starts, ends) > MOST_MONTHS) complain('ends_on', 'E_YEAR_LONG')
  const years = await allYears(ctx)
  const other = years.find((one) => one.startsOn <= ends && one.endsOn >= starts)
  if (other) complain('starts_on', 'E_YEAR_OVERLAP', { name: other.name })
  const closed = years.find((one) => one.state === 'closed' && one.startsOn > ends)
  // What is posted before a closed year would change what it began with.
  if (closed) complain('ends_on', 'E_YEAR_BEFORE_CLOSED', { name: closed.name })
}

/** Its periods are made with a year and its name stands in numbers: both stay. */
export const keepYear: Hook = (_ctx, record, input) => {
  const year = record as FiscalYear
  const stored = { name: year.name, starts_on: year.startsOn, ends_on: year.endsOn }
  for (const [key, value] of Object.entries(stored)) {
    if (input[key] !== undefined && input[key] !== value) complain(key, 'E_YEAR_KEPT')
  }
}

/** A year with postings stays: without it nothing of them could be corrected, closed or told by year. */
export async function refusePosted(ctx: Context, year: FiscalYear) {
  const [posted] = await ctx.records<Entry>('accounting.entry').where(
    {
      and: [
        ['state', 'eq', 'posted'],
        ['on_date', 'gte', year.startsOn],
        ['on_date', 'lte', year.endsOn],
      ],
    },
    { limit: 1, lock: 'share' }
  )
  if (posted) throw new Refusal('E_YEAR_POSTED', { year: year.name, number: posted.number! })
}

/** A journal's code begins its numbers. */
export const checkJournal: Hook = (_ctx, _record, input) => {
  if (input.code !== undefined && !isPartOfNumber(input.code)) complain('code', 'E_NUMBER_PART')
}

const isPartOfNumber = (text: unknown) => /^[\p{L}\p{N}_-]+$/u.test(String(text))

function complain(field: string, code: string, params?: Record<string, string>): never {
  throw Refusal.input([{ field, code, params }])
}
