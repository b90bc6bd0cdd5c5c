import { test } from '@japa/runner'
import { message } from '#kernel/http/messages'
import type { AnswerColumn } from '#kernel/reports/answer'
import { answerOnWire } from '#kernel/reports/api/wire'
import { drillHref, whyNone } from '../../../resources/admin/reports/view/drill.js'
import { exactSum } from '../../../resources/admin/reports/view/exact.js'
import { canGather, gatheredLines } from '../../../resources/admin/reports/view/lines.js'
import { nextSort, orderOf } from '../../../resources/admin/reports/view/order.js'
import { spansOf, tableColumns } from '../../../resources/admin/reports/view/table.js'
import { tsvOf } from '../../../resources/admin/reports/view/tsv.js'
import type { AnswerOnWire } from '../../../resources/admin/reports/view/types.js'
import type { Wording } from '../../../resources/admin/reports/view/wording.js'

const COLUMNS: AnswerColumn[] = [
  { key: 'country', label: 'Country', type: 'text', role: 'dimension' },
  { key: 'city', label: 'City', type: 'text', role: 'dimension' },
  { key: 'currency', label: 'Currency', type: 'text', role: 'dimension' },
  { key: 'net', label: 'Net', type: 'money', role: 'measure', fn: 'sum', currencyKey: 'currency' },
  { key: 'mean', label: 'Mean', type: 'quantity', role: 'measure', fn: 'avg' },
]
const rowOf = (country: string, city: string, currency: string, net: string) => {
  return { country, city, currency, net, mean: '1.5' }
}
const ROWS = [
  rowOf('Chad', 'Bol', 'EUR', '9007199254740993.10'),
  rowOf('Chad', 'Ati', 'EUR', '0.05'),
  rowOf('Oman', 'Sur', 'EUR', '10.00'),
  rowOf('Oman', 'Sur', 'JPY', '300'),
  rowOf('Chad', 'Abéché', 'EUR', '-5.00'),
]

const wordingIn = (locale: string): Wording => ({
  locale,
  timeZone: 'Europe/Kyiv',
  t: (key, params) => message(locale, key, params),
})

const answerOf = (rows = ROWS, columns = COLUMNS, drill = rows.map(() => null)) =>
  answerOnWire({ columns, rows, totals: null, subtotals: [], drill, isCut: false }) as AnswerOnWire

test.group('The table of an answer', () => {
  test('gathers rows by their first dimension, with exact sums of each currency', ({ assert }) => {
    const answer = answerOf()
    const columns = tableColumns(answer)
    assert.isTrue(canGather(columns))
    const lines = gatheredLines(answer, columns, [0, 1, 2, 3, 4], new Set(['"Chad"']))
    assert.deepEqual(
      lines.map((line) => (line.kind === 'row' ? line.at : [line.kind, line.sums?.net ?? null])),
      [
        ['group', '9007199254740988.15'],
        ['group', null],
        ['subtotal', '10.00'],
        ['subtotal', '300'],
        2,
        3,
      ]
    )
    assert.notProperty(lines[0].kind === 'group' ? lines[0].sums : {}, 'mean')
  })

  test('needs a second dimension for that: a currency is none', ({ assert }) => {
    const columns = COLUMNS.filter(({ key }) => key !== 'city')
    assert.isFalse(canGather(tableColumns(answerOf(ROWS, columns))))
  })

  test('sorts figures to the last digit and words as people do, what has none last', ({
    assert,
  }) => {
    const rows = [...ROWS, { ...rowOf('', 'x', 'EUR', ''), net: null as never }]
    const answer = answerOf(rows)
    const columns = tableColumns(answer)
    const order = (sorted: string) => orderOf(answer, columns, sorted, wordingIn('en'))
    assert.deepEqual(order('net'), [4, 1, 2, 3, 0, 5])
    assert.deepEqual(order('-net'), [0, 3, 2, 1, 4, 5])
    assert.deepEqual(order('city'), [4, 1, 0, 2, 3, 5])
    assert.equal(nextSort(columns[3], undefined), '-net')
    assert.equal(nextSort(columns[3], '-net'), 'net')
    assert.equal(nextSort(columns[0], 'country'), '-country')
  })

  test('is copied with plain figures in the reader’s spelling, and no formula', ({ assert }) => {
    const rows = [rowOf('=1+1', 'A\tB', 'EUR', '-1234.50')]
    const answer = answerOf(rows)
    const text = tsvOf(answer, tableColumns(answer), [0], wordingIn('uk'))
    assert.equal(text, "Country\tCity\tCurrency\tNet\tMean\r\n'=1+1\tA B\tEUR\t-1234,50\t1,5")
  })

  test('tells the values across the top of a pivot apart, though two are called the same', ({
    assert,
  }) => {
    const under = (at: number, pivot: string): AnswerColumn[] =>
      COLUMNS.slice(3).map((one) => ({ ...one, key: `${one.key}.${at}`, pivot }))
    const columns = tableColumns(
      answerOf([], [COLUMNS[0], ...under(0, 'A'), ...under(1, 'A'), ...COLUMNS.slice(3)])
    )
    assert.deepEqual(
      spansOf(columns).map(({ over, count }) => [over, count]),
      [
        [null, 1],
        ['A', 2],
        ['A', 2],
        [null, 2],
      ]
    )
    assert.deepEqual(
      columns.map(({ cell }) => cell),
      [undefined, '0', '0', '1', '1', undefined, undefined]
    )
  })

  test('leads from a row or a cell to its records, and says why one does not', ({ assert }) => {
    const answer = answerOf(ROWS, COLUMNS, [
      { filter: ['a', 'eq', 'x&y'], cells: { 0: ['b', 'eq', 2] } },
      { filter: [], isRest: true },
    ] as never)
    const source = { name: 'shop.order', href: '/shop/orders' }
    const lines = { ...source, href: null }
    const filterIn = (href: string | undefined) =>
      href && JSON.parse(new URLSearchParams(href.split('?')[1]).get('filter')!)
    assert.deepEqual(filterIn(drillHref(source, answer, 0)), ['a', 'eq', 'x&y'])
    assert.deepEqual(filterIn(drillHref(source, answer, 0, '0')), ['b', 'eq', 2])
    assert.isUndefined(drillHref(source, answer, 0, '1'))
    assert.isUndefined(drillHref(source, answer, 1))
    assert.equal(whyNone(answer, 1, source), 'report_view.drill.rest')
    assert.equal(whyNone(answer, 0, source), 'report_view.drill.none')
    assert.equal(whyNone(answer, 0, lines), 'report_view.drill.lines')
    const href = '/shop/orders?filter=%5B%22a%22%2C%22eq%22%2C%22x%26y%22%5D'
    assert.equal(drillHref(source, answer, 0), href)
    const withArchived = { ...answer, archived: true as const }
    assert.equal(drillHref(source, withArchived, 0), `${href}&archived=true`)
    assert.isUndefined(drillHref(lines, answer, 0))
  })

  test('adds decimals of any length without losing a digit', ({ assert }) => {
    assert.equal(exactSum(['0.1', '0.2', '', '-0.3'], 1), '0.0')
    assert.equal(exactSum(['99999999999999999999', '1'], 0), '100000000000000000000')
    assert.equal(exactSum(['-0.05', '0.01'], 2), '-0.04')
  })
})
