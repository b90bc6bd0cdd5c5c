import { type Context, Refusal } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import Entry from '../../models/entry.js'
import { dayOf } from '../columns.js'
import { readDimensions } from '../dimensions/read_dimensions.js'
import { ageLabels } from '../files.js'
import { moneyOf } from '../money_of.js'
import { needAll } from '../need_all.js'
import { ageOf } from '../open/aged.js'
import { openItemsAt, readSide } from '../open/items_then.js'
import { documentOf, MOST_LINES, type Why, words } from './answer.js'
import type { Of } from './explain.js'

/** What a party owed on a day, of one age or of all: the items that were open then, the oldest first. */
export async function whyAged(ctx: Context, figure: Of<'aged'>): Promise<Why> {
  needAll(ctx)
  const side = readSide({ side: figure.side })
  const on = dayOf({ on: figure.on }, 'on')!
  const { filter, query } = await readDimensions(ctx, figure.narrowed ?? {})
  const items = (
    await openItemsAt(ctx, on, { side, partyId: figure.id, dimensions: filter })
  ).filter((one) => figure.age === undefined || ageOf(one.dueOn, on) === figure.age)
  const money = moneyOf(ctx)
  const sign = side === 'receivable' ? 1n : -1n
  const shown = items.slice(0, MOST_LINES)
  const entries = await Entry.where(ctx, ['id', 'in', shown.map((one) => one.entryId)])
  const sources = new Map(entries.map((one) => [one.id, one]))
  return {
    title: await titleOf(ctx, figure.id),
    note: [words(ctx, 'open_on', { day: on }), age(ctx, figure.age)].filter(Boolean).join(' · '),
    amount: money(items.reduce((sum, one) => sum + sign * one.companyOpen, 0n)),
    currency: ctx.company.currency,
    parts: [],
    lines: shown.map((one) => {
      const entry = sources.get(one.entryId)
      return {
        entry_id: one.entryId,
        number: one.number,
        on_date: one.onDate,
        text: [words(ctx, 'due', { day: one.dueOn }), one.reference].filter(Boolean).join(' · '),
        amount: money(sign * one.companyOpen),
        document: documentOf(ctx, entry?.sourceModel ?? null, entry?.sourceId ?? null),
      }
    }),
    all: figure.id
      ? `/accounting/party-ledger?${new URLSearchParams({ ...query, party_id: String(figure.id), side, to: on })}`
      : `/accounting/aged?side=${side}&on=${on}`,
    is_cut: items.length > MOST_LINES,
  }
}

const age = (ctx: Context, at: number | undefined) => (at === undefined ? '' : ageLabels(ctx)[at])

async function titleOf(ctx: Context, id: number | undefined) {
  if (id === undefined) return words(ctx, 'all_parties')
  const party = await ctx.records<Party>('contacts.party').find(id)
  if (!party) throw Refusal.missing()
  return party.name
}
