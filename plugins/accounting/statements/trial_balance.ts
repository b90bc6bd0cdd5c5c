import type { Context } from 'kontor/plugin'
import Account from '../models/account.js'
import type { DimensionFilter } from './dimensions/dimension_filter.js'
import { dayBefore, sumsOf, type Sum } from './sums.js'
import { yearStart, type Column } from './measure.js'
import { moneyOf } from './money_of.js'
import { needAll } from './need_all.js'

/** One account of a trial balance; amounts as decimal strings of the company's currency, a debit above zero. */
export interface TrialRow {
  id: number
  code: string
  name: string
  opening: string
  debit: string
  credit: string
  closing: string
}

export interface TrialBalance {
  rows: TrialRow[]
  totals: Omit<TrialRow, 'id' | 'code' | 'name'>
}

/**
 * Every account with what stood on it before the first day, what was booked to the last day, and what stands there
 * then. Results of earlier years that were not closed stand on their accounts; the totals of opening and closing are
 * nothing, those of debit and credit are equal.
 */
export async function trialBalance(
  ctx: Context,
  { from, to }: Column,
  dimensions: DimensionFilter = {}
): Promise<TrialBalance> {
  needAll(ctx)
  const closedFrom = await yearStart(ctx, to)
  const opening = await sumsOf(ctx, { from: null, to: dayBefore(from), closedFrom }, { dimensions })
  const booked = await sumsOf(ctx, { from, to, closedFrom }, { dimensions })
  const accounts = await ctx.records(Account).where(['is_group', 'eq', false], { sort: 'code' })
  const rows = accounts
    .filter(({ id }) => opening.has(id) || booked.has(id))
    .map(({ id, code, name }) => ({ id, code, name, ...figures(opening.get(id), booked.get(id)) }))
    .filter((one) => one.opening !== 0n || one.debit !== 0n || one.credit !== 0n)
  const shown = (one: Figures) => shownIn(ctx, one)
  return {
    rows: rows.map(({ id, code, name, ...rest }) => ({ id, code, name, ...shown(rest) })),
    totals: shown(rows.reduce(add, NOTHING)),
  }
}

interface Figures {
  opening: bigint
  debit: bigint
  credit: bigint
}

const NOTHING: Figures = { opening: 0n, debit: 0n, credit: 0n }

function figures(opening?: Sum, booked?: Sum): Figures {
  return {
    opening: (opening?.debit ?? 0n) - (opening?.credit ?? 0n),
    debit: booked?.debit ?? 0n,
    credit: booked?.credit ?? 0n,
  }
}

const add = (one: Figures, other: Figures): Figures => ({
  opening: one.opening + other.opening,
  debit: one.debit + other.debit,
  credit: one.credit + other.credit,
})

function shownIn(ctx: Context, { opening, debit, credit }: Figures) {
  const money = moneyOf(ctx)
  return {
    opening: money(opening),
    debit: money(debit),
    credit: money(credit),
    closing: money(opening + debit - credit),
  }
}
