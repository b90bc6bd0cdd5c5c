import { type Context, message, Money, tableFile } from 'kontor/plugin'
import { textsIn } from '../documents/print/texts.js'
import { monthBefore } from '../ledger/calendar.js'
import { dayText } from '../ledger/day_text.js'
import Revaluation from '../models/revaluation.js'
import { dayOf } from '../statements/columns.js'
import { moneyOf } from '../statements/money_of.js'
import { needAll } from '../statements/need_all.js'
import { totalsOf, type Valued, valuedOn } from './value.js'

type Query = Record<string, unknown>

/** What a revaluation of a day would book; the last day of last month unless told. */
export async function revaluationScreen(ctx: Context, query: Query) {
  needAll(ctx)
  const on = askedDay(ctx, query)
  const done = await Revaluation.findBy(ctx, ['day_taken', 'eq', on])
  return {
    on,
    currency: ctx.company.currency,
    ...(await previewOf(ctx, on)),
    done: done ? { id: done.id, number: done.number } : null,
    may: { post: ctx.access.allows('accounting.revaluation', 'post') },
  }
}

/** The same as a file. */
export async function revaluationFile(ctx: Context, query: Query) {
  needAll(ctx)
  const on = askedDay(ctx, query)
  const { rows, gain, loss, difference } = await previewOf(ctx, on)
  const text = (key: string) => message(ctx.locale, `accounting.screens.revaluation.${key}`)
  const { currency } = ctx.company
  const figures = textsIn({ language: ctx.locale, currency })
  const money = (key: string) => ({ key, label: text(key), type: 'money', currency }) as const
  const words = (key: string) => ({ key, label: text(key), type: 'text' }) as const
  return tableFile(
    ctx,
    {
      title: text('title'),
      notes: [
        dayText(ctx.locale, on),
        `${text('gain')}: ${figures.money(gain)}`,
        `${text('loss')}: ${figures.money(loss)}`,
      ],
      columns: [
        ...['account', 'party', 'currency', 'amount', 'rate', 'rate_on'].map(words),
        ...['booked', 'worth', 'difference'].map(money),
      ],
      rows: [
        ...rows.map((row) => ({ ...row, account: row.account.label, party: row.party?.label })),
        { account: text('total'), difference },
      ],
      looks: [...rows.map(() => ({})), { isBold: true }],
    },
    query.format
  )
}

async function previewOf(ctx: Context, on: string) {
  const valued = await valuedOn(ctx, on)
  const { gain, loss } = totalsOf(valued)
  const money = moneyOf(ctx)
  return {
    rows: await shown(ctx, valued),
    missing: [...new Set(valued.filter((one) => one.worth === null).map((one) => one.currency))],
    gain: money(gain),
    loss: money(loss),
    difference: money(gain - loss),
  }
}

async function shown(ctx: Context, valued: readonly Valued[]) {
  const accounts = await namesOf(ctx, 'accounting_accounts', 'label', valued, 'accountId')
  const parties = await namesOf(ctx, 'contacts_parties', 'name', valued, 'partyId')
  const money = moneyOf(ctx)
  const rows = valued.map((one) => ({
    account: { id: one.accountId, label: accounts.get(one.accountId) ?? '' },
    party: one.partyId === null ? null : { id: one.partyId, label: parties.get(one.partyId) ?? '' },
    currency: one.currency,
    amount: Money.of(one.amount, one.currency).toString(),
    booked: money(one.booked),
    rate: one.rate?.toString() ?? null,
    rate_on: one.rateOn,
    worth: one.worth === null ? null : money(one.worth),
    difference: one.worth === null ? null : money(one.difference),
  }))
  return rows.sort(
    (a, b) =>
      a.account.label.localeCompare(b.account.label) ||
      (a.party?.label ?? '').localeCompare(b.party?.label ?? '', ctx.locale)
  )
}

async function namesOf(
  ctx: Context,
  table: string,
  column: string,
  valued: readonly Valued[],
  key: 'accountId' | 'partyId'
) {
  const ids = [...new Set(valued.flatMap((one) => one[key] ?? []))]
  const names = new Map<number, string>()
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500)
    const rows = await ctx.rows<{ id: number; name: string }>(
      `SELECT \`id\`, \`${column}\` AS \`name\` FROM \`${table}\` WHERE \`id\` IN (${some.map(() => '?').join(', ')})`,
      some
    )
    for (const { id, name } of rows) names.set(Number(id), name)
  }
  return names
}

const askedDay = (ctx: Context, query: Query) => dayOf(query, 'on') ?? monthBefore(ctx.today).endsOn
