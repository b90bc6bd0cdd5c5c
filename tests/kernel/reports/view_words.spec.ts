import { test } from '@japa/runner'
import { message } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import type { AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import { answerOnWire } from '#kernel/reports/api/wire'
import { chartData } from '#kernel/reports/output/chart/chart_data'
import { COLOURS } from '#kernel/reports/output/chart/palette'
import { layOut } from '#kernel/reports/output/grid'
import type { Output } from '#kernel/reports/output/output'
import { CHART_KINDS, type Presentation } from '#kernel/reports/output/presentation'
import { chartData as shownData } from '../../../resources/admin/reports/view/chart/chart_data.js'
import { COLOURS as SHOWN_COLOURS } from '../../../resources/admin/reports/view/chart/palette.js'
import { ChartRefusal } from '../../../resources/admin/reports/view/chart/refusal.js'
import {
  cellOf,
  tableColumns,
  totalCells,
  totalRows,
} from '../../../resources/admin/reports/view/table.js'
import type { AnswerOnWire } from '../../../resources/admin/reports/view/types.js'
import type { Wording } from '../../../resources/admin/reports/view/wording.js'
import { outputOf } from '#tests/kernel/reports/sample_output'

const LOCALES = ['en', 'uk', 'de', 'ar']

const COLUMNS: AnswerColumn[] = [
  { key: 'name', label: 'Name', type: 'text', role: 'dimension' },
  { key: 'state', label: 'State', type: 'choice', role: 'dimension', labels: { out: 'Out' } },
  { key: 'open', label: 'Open', type: 'boolean', role: 'dimension' },
  { key: 'place', label: 'Place', type: 'reference', role: 'dimension' },
  { key: 'day', label: 'Day', type: 'date', role: 'dimension' },
  { key: 'at', label: 'At', type: 'datetime', role: 'dimension' },
  { key: 'count', label: 'Count', type: 'integer', role: 'measure', fn: 'count' },
  { key: 'net', label: 'Net', type: 'money', role: 'measure', fn: 'sum', currencyKey: 'money' },
  { key: 'eur', label: 'Due', type: 'money', role: 'measure', fn: 'sum', currency: 'EUR' },
  { key: 'weight', label: 'Weight', type: 'quantity', role: 'measure', fn: 'avg' },
  { key: 'share', label: 'Share', type: 'percent', role: 'measure', fn: 'share' },
  { key: 'price', label: 'Price', type: 'price', role: 'measure', fn: 'avg', currency: 'KWD' },
  { key: 'money', label: 'Currency', type: 'text', role: 'dimension' },
]
const rowOf = (more: AnswerRow): AnswerRow => ({
  name: 'Ї',
  state: 'out',
  open: true,
  place: { id: 7, label: 'Kyiv' },
  day: '2026-02-28',
  at: '2026-11-22T23:30:00.000Z',
  count: 12345678,
  net: '-1234567.50',
  eur: '9007199254740993.01',
  weight: '2.5',
  share: '12.125',
  price: '80.5',
  money: 'USD',
  ...more,
})
const ROWS = [
  rowOf({}),
  rowOf({ name: null, state: 'gone', open: false, place: null, day: null, at: null }),
  rowOf({ net: '300', money: 'JPY', weight: '0.000001', share: null, count: 0 }),
  rowOf({ net: '0.125', money: 'KWD', eur: null, weight: null, name: '' }),
]
const BUCKETS = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal_quarter',
  'fiscal_year',
] as const
const DAYS = ['2026-01-01', '2024-12-30', '2027-04-01', '2021-01-03', '2020-10-01']

const wordingOf = ({ locale, timeZone }: Output): Wording => ({
  locale,
  timeZone,
  t: (key, params) => message(locale, key, params),
})
const wireOf = (output: Output) => answerOnWire(output.answer) as AnswerOnWire

/** Every text of a table as a screen shows it. */
function shownTexts(output: Output) {
  const answer = wireOf(output)
  const wording = wordingOf(output)
  const columns = tableColumns(answer)
  const rows = answer.rows.map((row, at) =>
    columns.map((one) => cellOf(one, row, answer.drill[at]?.rest ?? false, wording))
  )
  const totals = totalRows(answer).map((row) => totalCells(columns, row, wording))
  return { heads: columns.map(({ label }) => label), rows, totals }
}

/** Every text of a table as files have it. */
function writtenTexts(output: Output) {
  const grid = layOut(output)
  return {
    heads: grid.columns.map(({ label }) => label),
    rows: [...grid.rows()].map((cells) => cells.map(({ text }) => text)),
    totals: grid.totals.map((cells) => cells.map(({ text }) => text)),
  }
}

/** What a chart shows, or the code it is refused with. */
function outcome(draw: () => unknown) {
  try {
    return draw()
  } catch (error) {
    if (error instanceof ChartRefusal || error instanceof Refusal) return error.code
    throw error
  }
}

test.group('An answer on a screen', () => {
  for (const locale of LOCALES) {
    test(`reads as it does in files: ${locale}`, ({ assert }) => {
      const spans = BUCKETS.map((bucket): AnswerColumn => {
        return { key: bucket, label: bucket, type: 'date', role: 'dimension', bucket }
      })
      const inSpans = DAYS.map((day) => Object.fromEntries(BUCKETS.map((one) => [one, day])))
      const subtotals = [{ money: 'USD', net: '5.00', count: 3 }]
      for (const output of [
        outputOf({ columns: COLUMNS, rows: ROWS, totals: null, subtotals, locale }),
        outputOf({ columns: COLUMNS, rows: ROWS, drill: [{ filter: [], isRest: true }], locale }),
        outputOf({ columns: spans, rows: inSpans, totals: null, locale }),
        outputOf({ rows: [], locale }),
      ]) {
        assert.deepEqual(shownTexts(output), writtenTexts(output))
      }
    })
  }

  for (const kind of CHART_KINDS) {
    test(`draws what files draw, and refuses what they refuse: ${kind}`, ({ assert }) => {
      for (const output of charts(kind)) {
        const written = outcome(() => marksOf(chartData(output)))
        const shown = outcome(() =>
          marksOf(shownData(wireOf(output), output.presentation, wordingOf(output)))
        )
        assert.deepEqual(shown, written)
      }
    })
  }

  test('has the colours of files', ({ assert }) => {
    assert.deepEqual(SHOWN_COLOURS, COLOURS)
  })
})

interface Drawn {
  categories: string[]
  categoryLabel: string
  series: { name: string; marks: { value: number | null; text: string; wire: string }[] }[]
}

const marksOf = ({ categories, categoryLabel, series }: Drawn) => ({
  categories,
  categoryLabel,
  series: series.map(({ name, marks }) => ({
    name,
    marks: marks.map(({ value, text, wire }) => ({ value, text, wire })),
  })),
})

/** Answers of every shape: one dimension, two, a pivot, several currencies, too many series, too many marks. */
function charts(kind: Presentation['kind']): Output[] {
  const month: AnswerColumn = { ...COLUMNS[4], key: 'month', bucket: 'month' }
  const [name] = COLUMNS
  const [count, net, eur] = COLUMNS.slice(6)
  const many = (length: number, make: (at: number) => AnswerRow) =>
    Array.from({ length }, (_, at) => make(at))
  const two = many(24, (at) => ({
    month: `2026-0${(at % 4) + 1}-01`,
    name: `N${at % 11}`,
    eur: at === 5 ? null : `${at * 7 - 20}.10`,
    count: at,
  }))
  const pivot = [0, 1].map((at): AnswerColumn => ({ ...eur, key: `eur.${at}`, pivot: `P${at}` }))
  const of = (columns: AnswerColumn[], rows: AnswerRow[], more: Partial<Presentation> = {}) =>
    outputOf({ columns, rows, totals: null, presentation: { kind, ...more } })
  return [
    of([name, eur, count], two),
    of([month, name, eur], two),
    of([month, name, { ...eur, fn: 'avg' }], two),
    of([month, name, eur, count], two, { figures: ['count'], category: 'name', by: 'month' }),
    of([name, ...pivot, eur], [{ 'name': 'A', 'eur.0': '1.00', 'eur.1': null, 'eur': '1.00' }]),
    of([name, net, COLUMNS[11]], ROWS),
    of(
      [name, eur],
      many(2001, (at) => ({ name: `N${at}`, eur: '1.00' }))
    ),
    of([name], [{ name: 'A' }]),
  ]
}
