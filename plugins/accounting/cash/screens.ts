import { type Context, message, Money, Refusal, tableFile } from 'kontor/plugin'
import { textsIn } from '../documents/print/texts.js'
import { daysText } from '../ledger/day_text.js'
import { monthOf } from '../ledger/calendar.js'
import { dayOf } from '../statements/columns.js'
import { needAll } from '../statements/need_all.js'
import { nextDay } from '../statements/sums.js'
import { cashBook } from './book.js'
import { type Box, boxesOf } from './boxes.js'
import { denominationsOf } from './denominations.js'
import { standingBefore } from './standing.js'

type Query = Record<string, unknown>

/** So many lines on a screen, and in a file. */
const ON_SCREEN = 2_000
const IN_FILE = 20_000

/** The cash book of the box and days that were asked for; refused (403) to whoever does not see the whole ledger. */
export async function cashBookScreen(ctx: Context, query: Query) {
  needAll(ctx)
  const { boxes, box } = await chosenBox(ctx, query)
  const column = spanOf(ctx, query)
  return {
    ...column,
    boxes: boxes.map(shown),
    box: box ? shown(box) : null,
    book: box ? await cashBook(ctx, box, column, ON_SCREEN) : null,
    may: {
      write: ctx.access.allows('accounting.cash_voucher', 'create'),
      count: ctx.access.allows('accounting.cash_count', 'post'),
    },
  }
}

/** The same as a file. */
export async function cashBookFile(ctx: Context, query: Query) {
  needAll(ctx)
  const { box } = await chosenBox(ctx, query)
  if (!box) throw new Refusal('E_CASH_BOX_MISSING')
  const column = spanOf(ctx, query)
  const { days, opening, closing } = await cashBook(ctx, box, column, IN_FILE)
  const text = (key: string) => message(ctx.locale, `accounting.screens.cash_book.${key}`)
  const words = (key: string) => ({ key, label: text(key), type: 'text' }) as const
  const money = (key: string) =>
    ({ key, label: text(key), type: 'money', currency: box.currency }) as const
  const figures = textsIn({ language: ctx.locale, currency: box.currency })
  return tableFile(
    ctx,
    {
      title: `${text('title')}: ${box.name}`,
      notes: [
        daysText(ctx.locale, column),
        `${text('opening')}: ${figures.money(opening)}`,
        `${text('closing')}: ${figures.money(closing)}`,
      ],
      columns: [
        { key: 'on_date', label: text('date'), type: 'date' },
        ...['number', 'who', 'text'].map(words),
        ...['came', 'went', 'balance'].map(money),
      ],
      rows: days.flatMap((day) => [
        { on_date: day.on_date, text: text('opening'), balance: day.opening },
        ...day.lines.map(({ number, who, text: what, came, went, balance }) => {
          return { on_date: day.on_date, number, who, text: what, came, went, balance }
        }),
        {
          on_date: day.on_date,
          number: day.count?.number,
          text: text('closing'),
          came: day.came,
          went: day.went,
          balance: day.closing,
        },
      ]),
      looks: days.flatMap((day) => [{}, ...day.lines.map(() => ({})), { isBold: true }]),
    },
    query.format
  )
}

/** What a count of a box begins with. */
export async function cashCountScreen(ctx: Context, query: Query) {
  needAll(ctx)
  const { boxes, box } = await chosenBox(ctx, query)
  const on = dayOf(query, 'on') ?? ctx.today
  const { scale } = Money.of(0, box?.currency ?? ctx.company.currency)
  return {
    on,
    boxes: boxes.map(shown),
    box: box ? shown(box) : null,
    denominations: box ? denominationsOf(box.currency, scale) : [],
    expected: box
      ? Money.of(await standingBefore(ctx, box, nextDay(on)), box.currency).toString()
      : null,
    may: { post: ctx.access.allows('accounting.cash_count', 'post') },
  }
}

const shown = ({ id, name, currency }: Box) => ({ id, name, currency })

/** The box asked for, the first unless told. */
async function chosenBox(ctx: Context, query: Query) {
  const boxes = await boxesOf(ctx)
  const id = query.box === undefined || query.box === '' ? boxes[0]?.id : Number(query.box)
  const box = boxes.find((one) => one.id === id)
  if (!box && boxes.length > 0) throw Refusal.choice('box', query.box)
  return { boxes, box }
}

/** This month until today unless told. */
function spanOf(ctx: Context, query: Query) {
  const to = dayOf(query, 'to') ?? ctx.today
  const from = dayOf(query, 'from') ?? monthOf(to)
  if (from > to) throw Refusal.input([{ field: 'from', code: 'E_DAYS_TURNED' }])
  return { from, to }
}
