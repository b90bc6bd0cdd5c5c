import { type Hook, Refusal } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'
import { monthsBetween } from './calendar.js'

const MOST_MONTHS = 24

/** Years never overlap, end after they begin, and have a name that can stand in a number. */
export const checkYear: Hook = async (ctx, _record, input) => {
  const [starts, ends] = [String(input.starts_on), String(input.ends_on)]
  if (!isPartOfNumber(input.name)) complain('name', 'E_NUMBER_PART')
  if (ends < starts) complain('ends_on', 'E_YEAR_ENDS_FIRST')
  if (monthsBetween(starts, ends) > MOST_MONTHS) complain('ends_on', 'E_YEAR_LONG')
  const other = await FiscalYear.findBy(ctx, {
    and: [
      ['starts_on', 'lte', ends],
      ['ends_on', 'gte', starts],
    ],
  })
  if (other) complain('starts_on', 'E_YEAR_OVERLAP', { name: other.name })
}

/** Its periods are made with a year and its name stands in numbers: both stay. */
export const keepYear: Hook = (_ctx, record, input) => {
  const year = record as FiscalYear
  const stored = { name: year.name, starts_on: year.startsOn, ends_on: year.endsOn }
  for (const [key, value] of Object.entries(stored)) {
    if (input[key] !== undefined && input[key] !== value) complain(key, 'E_YEAR_KEPT')
  }
}

/** A journal's code begins its numbers. */
export const checkJournal: Hook = (_ctx, _record, input) => {
  if (input.code !== undefined && !isPartOfNumber(input.code)) complain('code', 'E_NUMBER_PART')
}

const isPartOfNumber = (text: unknown) => /^[\p{L}\p{N}_-]+$/u.test(String(text))

function complain(field: string, code: string, params?: Record<string, string>): never {
  throw Refusal.input([{ field, code, params }])
}
