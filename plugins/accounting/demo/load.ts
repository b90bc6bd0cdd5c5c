import { type Context, type Demo, demoRecords } from 'kontor/plugin'
import { monthBefore, monthsBetween, type Span, yearAround, yearName } from '../ledger/calendar.js'
import Entry from '../models/entry.js'
import FiscalYear from '../models/fiscal_year.js'
import { demoAccounts } from './accounts.js'
import { bringAlong, signSteps } from './bring_along.js'
import { doAll } from './do_all.js'
import { forgetPostings } from './take_back.js'
import { yearOf } from './year.js'

/** Invoices a month. */
const FEWEST = 1
const MOST = 40
const PER_SALE = 12
/** A year that has hardly begun shows nothing: then that before it is shown too. */
const MONTHS_TO_SHOW = 5
/** Below that volume only some months are shown. */
const SMALL = 30
const FEW_MONTHS = 2

/** The books of a small wholesaler, from the first day of the fiscal year; nothing where books were begun already. */
const demo: Demo = {
  async load(ctx, { volume }) {
    if (await Entry.findBy(ctx, ['state', 'eq', 'posted'])) return
    const accounts = await demoAccounts(ctx)
    if (accounts('bank') === null || (await demoRecords(ctx, 'contacts.party')).length === 0) return
    const sales = Math.max(FEWEST, Math.min(MOST, Math.round(volume / PER_SALE)))
    const start = await startOf(ctx, volume < SMALL)
    await bringAlong(ctx, start, accounts, sales)
    await doAll(ctx, yearOf(start, ctx.today, sales), accounts)
    await signSteps(ctx)
  },
  unload: forgetPostings,
}

export default demo

/** The first day of the year shown, or of a few months of it for a small demo. Makes the year before where it reaches back. */
async function startOf(ctx: Context, isSmall: boolean) {
  const current = (await FiscalYear.findBy(ctx, [
    ['starts_on', 'lte', ctx.today],
    ['ends_on', 'gte', ctx.today],
  ]))!
  const lastDay = monthBefore(current.startsOn).endsOn
  const before = yearAround(lastDay, current.startsOn.slice(5, 7))
  const isYoung = monthsBetween(current.startsOn, ctx.today) <= MONTHS_TO_SHOW
  const year = isYoung ? before.startsOn : current.startsOn
  const start = isSmall ? fewMonthsBefore(ctx.today) : year
  if (start < current.startsOn) await makeYear(ctx, before)
  return start
}

function fewMonthsBefore(today: string) {
  return Array.from({ length: FEW_MONTHS }).reduce<string>(
    (day) => monthBefore(day).startsOn,
    today
  )
}

function makeYear(ctx: Context, year: Span) {
  const { startsOn, endsOn } = year
  const values = { name: yearName(year), starts_on: startsOn, ends_on: endsOn }
  return ctx.run('accounting.fiscal_year.create', null, values)
}
