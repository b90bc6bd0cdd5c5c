import type { Context } from 'kontor/plugin'
import Account from '../../models/account.js'
import { readColumn } from '../columns.js'
import { readDimensions } from '../dimensions/read_dimensions.js'
import { yearStart } from '../measure.js'
import { moneyOf } from '../money_of.js'
import { needAll } from '../need_all.js'
import { dayBefore, sumsOf, type SumSpan } from '../sums.js'
import { type Part, type Why, words } from './answer.js'
import type { Of } from './explain.js'
import type { SpanOf } from './figure.js'
import { latestLines } from './latest_lines.js'

/** What stands on an account, or was booked on it: what it stood at before, and its latest lines. */
export async function whyAccount(ctx: Context, figure: Of<'account'>): Promise<Why> {
  needAll(ctx)
  const account = await Account.findOrFail(ctx, figure.id)
  const column = await readColumn(ctx, { from: figure.from, to: figure.to })
  const { filter, query } = await readDimensions(ctx, figure.narrowed ?? {})
  const starts = await yearStart(ctx, column.to)
  const { span, before } = spanOf(figure.measure, { ...column, starts })
  const side = figure.measure === 'debit' || figure.measure === 'credit' ? figure.measure : null
  const sign = BigInt(figure.sign ?? 1)
  const amountOf = async (one: SumSpan) => {
    const sum = (await sumsOf(ctx, one, { accountId: account.id, dimensions: filter })).get(
      account.id
    )
    if (side) return sum?.[side] ?? 0n
    return sign * ((sum?.debit ?? 0n) - (sum?.credit ?? 0n))
  }
  const money = moneyOf(ctx)
  const stood = before ? await amountOf(before) : 0n
  const moved = await amountOf(span)
  const found = await latestLines(ctx, {
    accountId: account.id,
    span,
    side,
    sign,
    dimensions: filter,
  })
  const all = new URLSearchParams({
    account_id: String(account.id),
    from: span.from ?? starts,
    to: span.to,
    ...query,
  })
  return {
    title: account.label,
    note: words(ctx, `measures.${figure.measure}`, { ...column, starts }),
    amount: money(stood + moved),
    currency: ctx.company.currency,
    parts: before ? parts(ctx, figure, { span, stood, moved }) : [],
    lines: found.lines,
    all: `/accounting/general-ledger?${all}`,
    is_cut: found.isCut,
  }
}

interface Days {
  from: string
  to: string
  starts: string
}

/** The days whose lines make the figure and, where it is a balance, those before the year they are in. Pure. */
export function spanOf(
  measure: SpanOf,
  { from, to, starts }: Days
): { span: SumSpan; before?: SumSpan } {
  const earlier = (day: string) => ({ from: null, to: dayBefore(day), closedFrom: null })
  switch (measure) {
    case 'balance':
      return { before: earlier(starts), span: { from: starts, to, closedFrom: starts } }
    case 'year':
      return { span: { from: starts, to, closedFrom: starts } }
    case 'movement':
      return { span: { from, to, closedFrom: from } }
    case 'earlier':
      return { span: earlier(starts) }
    case 'opening':
      return { span: { from: null, to: dayBefore(from), closedFrom: starts } }
    default:
      return { span: { from, to, closedFrom: starts } }
  }
}

interface Balance {
  span: SumSpan
  stood: bigint
  moved: bigint
}

function parts(ctx: Context, figure: Of<'account'>, { span, stood, moved }: Balance): Part[] {
  const money = moneyOf(ctx)
  const day = span.from!
  const part = (measure: 'earlier' | 'year', amount: bigint): Part => ({
    sign: '+',
    label: words(ctx, measure === 'earlier' ? 'stood_before' : 'booked_since', { day }),
    amount: money(amount),
    why: { ...figure, measure },
  })
  return [part('earlier', stood), part('year', moved)]
}
