import { type Context, Decimal, Money } from 'kontor/plugin'
import Account from '../models/account.js'
import ExchangeRate from '../models/exchange_rate.js'
import { yearStart } from '../statements/measure.js'
import { dayBefore, sumsOf } from '../statements/sums.js'
import type { CompanyBooks } from './consolidate.js'
import { datedAmounts, yearsOf } from './dated_amounts.js'
import { within } from './group.js'
import { type Held, type Standing, WHOLE } from './holdings.js'
import type { MinorityPart } from './minorities.js'
import { Rates } from './rates.js'
import type { LocalAccount, Span } from './translate.js'
import { withinGroup } from './within_group.js'

const RATE_SCALE = 8

/** What is known of the group while the books of one of its companies are read. */
export interface InGroup {
  members: readonly number[]
  standing: Standing
  holdings: readonly Held[]
}

/** The books of one company as consolidating takes them; rates are those the group's own company keeps. */
export async function booksOf(
  ctx: Context,
  company: Context['company'],
  { from, to }: { from: string; to: string },
  { members, standing, holdings }: InGroup
): Promise<CompanyBooks> {
  const there = within(ctx, company)
  const fiscalFrom = await yearStart(there, to)
  const span = await spanOf(there, { from, to, fiscalFrom }, standing)
  const accounts = await Account.where(there, ['is_group', 'eq', false], { sort: 'code' })
  const local = await localAccounts(there, accounts, span, fiscalFrom)
  return {
    company: { id: company.id, name: company.name, currency: company.currency },
    span,
    rates: await ratesOf(ctx, company.currency),
    shift: Money.of(0, ctx.company.currency).scale - Money.of(0, company.currency).scale,
    accounts: local,
    within: await withinGroup(there, accounts, span, members),
    minority: standing.joined
      ? {
          part: WHOLE - standing.share,
          year: await partsOf(there, accounts, standing, span.yearFrom),
          movement: await partsOf(there, accounts, standing, span.from),
        }
      : undefined,
    holdings: holdings
      .filter((one) => one.holderId === company.id)
      .map(({ heldId, accountId }) => ({ heldId, accountId })),
    broughtCash: standing.joined && standing.joined >= from ? cashBefore(local) : 0n,
  }
}

const cashBefore = (accounts: readonly LocalAccount[]) =>
  accounts
    .filter((one) => one.type === 'bank' || one.type === 'cash')
    .reduce((sum, one) => sum + (one.opening ?? 0n), 0n)

/** The days asked for as far as the company was in the group. */
async function spanOf(
  ctx: Context,
  { from, to, fiscalFrom }: { from: string; to: string; fiscalFrom: string },
  { joined }: Standing
): Promise<Span> {
  const later = (day: string) => (joined && joined > day ? joined : day)
  const on = dayBefore(from)
  const before = joined && joined > on ? null : { on, yearFrom: (await yearsOf(ctx))(on).from }
  return { from: later(from), to, yearFrom: later(fiscalFrom), joined, before }
}

async function localAccounts(
  ctx: Context,
  accounts: readonly Account[],
  span: Span,
  fiscalFrom: string
) {
  const net = async (from: string | null, closedFrom: string | null, to = span.to) =>
    new Map(
      [...(await sumsOf(ctx, { from, to, closedFrom }))].map(([id, one]) => [
        id,
        one.debit - one.credit,
      ])
    )
  const balance = await net(null, span.yearFrom)
  const year = await net(span.yearFrom, span.yearFrom)
  const movement = await net(span.from, span.from)
  const opening = await net(null, null, dayBefore(span.from))
  const dated = await datedAmounts(ctx, accounts, span, fiscalFrom)
  return accounts
    .map(({ id, code, name, kind, type }): LocalAccount => {
      const head = { id, code, name, kind, type, opening: opening.get(id) }
      if (kind === 'equity') return { ...head, dated: dated.get(id) }
      const moved = { ...head, movement: movement.get(id) }
      if (kind === 'asset' || kind === 'liability') return { ...moved, balance: balance.get(id) }
      return { ...moved, year: year.get(id), dated: dated.get(id) }
    })
    .filter((one) => one.balance || one.opening || one.year || one.movement || one.dated?.length)
}

/** The parts that are not the group's, each for the days it was so, with the result of those days; the last takes the rest. */
async function partsOf(
  ctx: Context,
  accounts: readonly Account[],
  { steps }: Standing,
  from: string
): Promise<MinorityPart[]> {
  const first = steps.findLastIndex((one) => one.from <= from)
  const kept = steps.slice(Math.max(first, 0))
  const results = new Set(
    accounts.filter((one) => one.kind === 'income' || one.kind === 'expense').map((one) => one.id)
  )
  const parts: MinorityPart[] = []
  for (const [at, { share }] of kept.entries()) {
    const next = kept[at + 1]
    const starts = at === 0 ? from : kept[at].from
    parts.push({
      part: WHOLE - share,
      result: next ? await resultOf(ctx, results, starts, dayBefore(next.from)) : undefined,
    })
  }
  return parts
}

async function resultOf(ctx: Context, results: ReadonlySet<number>, from: string, to: string) {
  const sums = await sumsOf(ctx, { from, to, closedFrom: from })
  return [...sums]
    .filter(([id]) => results.has(id))
    .reduce((sum, [, { debit, credit }]) => sum + debit - credit, 0n)
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
