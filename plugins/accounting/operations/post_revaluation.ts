import {
  type Context,
  date,
  defineOperation,
  message,
  Money,
  type RecordModel,
  Refusal,
} from 'kontor/plugin'
import { dayText } from '../ledger/day_text.js'
import { journalOf } from '../ledger/journal_of.js'
import { postEntry } from '../ledger/post_entry.js'
import Revaluation from '../models/revaluation.js'
import RevaluationLine from '../models/revaluation_line.js'
import { entryLines, turned } from '../revaluation/entry_lines.js'
import { totalsOf, type Valued, valuedOn } from '../revaluation/value.js'
import { nextDay } from '../statements/sums.js'

/**
 * Books what open amounts and money in foreign currencies gained or lost by the rates of a day, and takes it back on
 * the next: what comes of it is realised by the payment. Once for a day.
 */
export default defineOperation<RecordModel, { on_date: string }>({
  name: 'accounting.revaluation.post',
  input: { on_date: date({ required: true }) },
  async run(ctx, _none, { on_date: onDate }) {
    await refuseTwice(ctx, onDate)
    const valued = await valuedOn(ctx, onDate)
    const unknown = valued.find((one) => one.worth === null)
    if (unknown) throw new Refusal('E_RATE_MISSING', { currency: unknown.currency, on: onDate })
    const lines = await entryLines(ctx, valued)
    if (lines.length === 0) throw new Refusal('E_REVALUATION_NOTHING', { date: onDate })
    const revaluation = await keep(ctx, onDate, valued)
    const journalId = (await journalOf(ctx, 'general')).id
    const source = { model: 'accounting.revaluation', id: revaluation.id }
    const same = { journalId, source, kind: 'exchange' } as const
    const { language } = ctx.company
    const say = (key: string) =>
      message(language, `accounting.begin.${key}`, { date: dayText(language, onDate) })
    const entry = await postEntry(ctx, {
      ...same,
      onDate,
      text: say('revaluation'),
      lines,
      numbered: revaluation,
    })
    const reversal = await postEntry(ctx, {
      ...same,
      onDate: nextDay(onDate),
      text: say('revaluation_reversal'),
      lines: turned(lines),
    })
    Object.assign(revaluation, { entryId: entry.id, reversalId: reversal.id })
    return revaluation
  },
})

async function refuseTwice(ctx: Context, onDate: string) {
  const before = await Revaluation.findBy(ctx, ['day_taken', 'eq', onDate])
  if (before) {
    throw new Refusal('E_REVALUED_ALREADY', { date: onDate, number: before.number ?? '' })
  }
}

/** The record of it, with every position as it was seen. */
async function keep(ctx: Context, onDate: string, valued: readonly Valued[]) {
  const { currency } = ctx.company
  const { gain, loss } = totalsOf(valued)
  const revaluation = await Revaluation.create(ctx, {
    onDate,
    dayTaken: onDate,
    gain: Money.of(gain, currency),
    loss: Money.of(loss, currency),
    currency,
  })
  for (const one of valued) {
    await ctx.records(RevaluationLine).create(
      {
        revaluationId: revaluation.id,
        accountId: one.accountId,
        partyId: one.partyId,
        foreignCurrency: one.currency,
        amount: Money.of(one.amount, one.currency),
        rate: one.rate?.toString() ?? null,
        currency,
        booked: Money.of(one.booked, currency),
        worth: Money.of(one.worth!, currency),
        difference: Money.of(one.difference, currency),
      },
      { model: 'accounting.revaluation', id: revaluation.id }
    )
  }
  return revaluation
}
