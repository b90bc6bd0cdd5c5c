import {
  type Context,
  date,
  defineOperation,
  integer,
  json,
  message,
  Money,
  type RecordModel,
  Refusal,
  text,
} from 'kontor/plugin'
import { type Box, boxOf } from '../cash/boxes.js'
import { type Pieces, readPieces, worthOf } from '../cash/read_pieces.js'
import { standingBefore } from '../cash/standing.js'
import { yearOn } from '../cash/year_on.js'
import { accountFor } from '../ledger/account_for.js'
import type { NewLine } from '../ledger/new_entry.js'
import { postEntry } from '../ledger/post_entry.js'
import CashCount from '../models/cash_count.js'
import CashCountLine from '../models/cash_count_line.js'
import Journal from '../models/journal.js'
import { atRate, knownRate } from '../payments/rates/rate_on.js'
import { nextDay } from '../statements/sums.js'

interface Input {
  journal_id: number
  on_date: string
  pieces: unknown
  text?: string | null
}

/** Records what was in a cash box at the end of a day, and books what is missing or too much. */
export default defineOperation<RecordModel, Input>({
  name: 'accounting.cash_count.post',
  input: {
    journal_id: integer({ required: true }),
    on_date: date({ required: true, default: (ctx: Context) => ctx.today }),
    pieces: json({ required: true }),
    text: text({ max: 255 }),
  },
  async run(ctx, _none, input) {
    const onDate = input.on_date
    if (onDate > ctx.today) throw Refusal.input([{ field: 'on_date', code: 'E_COUNT_FUTURE' }])
    const journal = await Journal.find(ctx, input.journal_id)
    if (!journal) throw Refusal.missing()
    const box = await boxOf(ctx, journal)
    const pieces = readPieces(input.pieces, box.currency)
    const expected = await standingBefore(ctx, box, nextDay(onDate), { locks: true })
    const difference = worthOf(pieces) - expected
    const count = await CashCount.create(ctx, {
      journalId: box.id,
      onDate,
      currency: box.currency,
      expected: Money.of(expected, box.currency),
      counted: Money.of(expected + difference, box.currency),
      difference: Money.of(difference, box.currency),
      text: input.text ?? null,
    })
    for (const one of pieces.filter((each) => each.pieces > 0)) await keep(ctx, count, one)
    if (difference !== 0n) {
      const entry = await postEntry(ctx, {
        journalId: box.id,
        onDate,
        kind: 'document',
        text: message(ctx.company.language, 'accounting.begin.cash_difference', { box: box.name }),
        source: { model: 'accounting.cash_count', id: count.id },
        lines: await linesOf(ctx, box, onDate, difference),
      })
      count.entryId = entry.id
    }
    const year = await yearOn(ctx, onDate)
    ctx.number('cash_count', count, { part: `${box.code}-CNT/${year.name}` })
    return count
  },
})

function keep(ctx: Context, { id, currency }: CashCount, { denomination, pieces }: Pieces) {
  return ctx.records(CashCountLine).create(
    {
      countId: id,
      currency,
      denomination: Money.of(denomination, currency),
      pieces,
      amount: Money.of(denomination * BigInt(pieces), currency),
    },
    { model: 'accounting.cash_count', id }
  )
}

/** What is too much comes into the box, what is missing leaves it, against the account of cash differences. */
async function linesOf(ctx: Context, box: Box, onDate: string, difference: bigint) {
  const { currency } = ctx.company
  const other = await accountFor(ctx, 'cash_difference')
  const amount = Money.of(difference < 0n ? -difference : difference, box.currency)
  const isForeign = box.currency !== currency
  const size = isForeign ? atRate(ctx, amount, await knownRate(ctx, box.currency, onDate)) : amount
  const sides = (isDebit: boolean) => (isDebit ? { debit: size } : { credit: size })
  const foreign = isForeign ? { foreign: Money.of(difference, box.currency) } : {}
  return [
    { accountId: box.accountId, ...sides(difference > 0n), ...foreign },
    { accountId: other.id, ...sides(difference < 0n) },
  ] satisfies NewLine[]
}
