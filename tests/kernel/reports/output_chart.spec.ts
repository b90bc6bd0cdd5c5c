import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { test } from 'kontor/testing'
import { Refusal } from '#kernel/http/refusal'
import { exactSum } from '#kernel/reports/output/chart/exact_sum'
import { tiles } from '#kernel/reports/output/chart/parts'
import { scaleOf } from '#kernel/reports/output/chart/scale'
import type { AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import { CHART_KINDS, type Presentation } from '#kernel/reports/output/presentation'
import { fileOf, outputOf, textOf } from '#tests/kernel/reports/sample_output'
import { pixelsOf } from '#tests/kernel/reports/pictures'

const COLUMNS: AnswerColumn[] = [
  { key: 'month', label: 'Month', type: 'date', role: 'dimension', bucket: 'month' },
  { key: 'country', label: 'Country', type: 'text', role: 'dimension' },
  { key: 'net', label: 'Net', type: 'money', role: 'measure', fn: 'sum', currency: 'EUR' },
  { key: 'orders', label: 'Orders', type: 'integer', role: 'measure', fn: 'count' },
]
const rowOf = (month: string, country: string, net: string | null, orders = 1) => {
  return { month, country, net, orders }
}
const ROWS = [
  rowOf('2026-01-01', 'Chad', '100.00', 4),
  rowOf('2026-01-01', 'Україна & Co', '250.50', 2),
  rowOf('2026-02-01', 'Chad', null),
  rowOf('2026-02-01', 'Україна & Co', '-40.00', 9),
]

function chartOf(
  kind: Presentation['kind'],
  more: Partial<Presentation> = {},
  rows: AnswerRow[] = ROWS,
  columns = COLUMNS
) {
  return outputOf({ columns, rows, presentation: { kind, figures: ['net'], ...more } })
}

const wires = (svg: string) => [...svg.matchAll(/data-wire="([^"]*)"/g)].map((one) => one[1])

async function refusalOf(file: Promise<unknown>) {
  const error = await file.then(
    () => undefined,
    (thrown) => thrown
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return error.code
}

test.group('A chart as a drawing', () => {
  for (const kind of CHART_KINDS) {
    test(`is well-formed, fetches nothing and says what it shows: ${kind}`, async ({ assert }) => {
      const isWhole = kind === 'pie' || kind === 'treemap'
      const figures = kind === 'scatter' ? ['orders', 'net'] : ['net']
      const rows = isWhole ? ROWS.slice(0, 2) : ROWS
      const svg = await textOf(chartOf(kind, { figures }, rows), 'svg')
      assert.isTrue(XMLValidator.validate(svg) === true)
      assert.notMatch(svg, /<script|<image|<a[ >]|href|url\(|NaN|undefined|Infinity/)
      const parsed = new XMLParser({ ignoreAttributes: false }).parse(svg).svg
      assert.equal(parsed['@_role'], 'img')
      assert.equal(parsed.title, 'Net by country')
      assert.isNotEmpty(parsed.desc)
    })
  }

  test('has a mark for every figure, none for a gap, each with its exact figure and name', async ({
    assert,
  }) => {
    for (const kind of ['bar', 'stacked', 'line', 'heat_map'] as const) {
      const svg = await textOf(chartOf(kind), 'svg')
      assert.sameMembers(wires(svg), ['100.00', '250.50', '-40.00'], kind)
      assert.include(svg, '<title>January 2026 · Україна &amp; Co · 250.50</title>')
    }
  })

  test('tells its highest and lowest figures in the language of the reader', async ({ assert }) => {
    const svg = await textOf({ ...chartOf('bar'), locale: 'uk' }, 'svg')
    assert.include(
      svg,
      'Стовпчикова діаграма: Net (EUR) за: Month. Найбільше: січень 2026 р. · Україна &amp; Co, 250,50. ' +
        'Найменше: лютий 2026 р. · Україна &amp; Co, -40,00.'
    )
  })

  test('stands bars on zero, and draws lines of another unit on a scale of their own', async ({
    assert,
  }) => {
    const svg = await textOf(chartOf('combination', { figures: ['net', 'orders'] }), 'svg')
    const ticks = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((one) => one[1])
    assert.includeMembers(ticks, ['-100', '0', '300', '10', 'Net (EUR)', 'Orders'])
  })

  test('begins the scale of such lines near their values, as the screen does', async ({
    assert,
  }) => {
    const rows = [rowOf('2026-01-01', 'Chad', '10', 101), rowOf('2026-02-01', 'Chad', '20', 104)]
    const shown = { figures: ['net', 'orders'], category: 'month' }
    const svg = await textOf(chartOf('combination', shown, rows), 'svg')
    const ticks = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((one) => one[1])
    assert.includeMembers(ticks, ['101', '104', '20'])
    assert.notInclude(ticks, '50')
  })

  test('adds the smallest series up as one, to the last cent', async ({ assert }) => {
    const rows = Array.from({ length: 12 }, (_, at) =>
      rowOf('2026-01-01', `C${at}`, `${12 - at}.07`)
    )
    const svg = await textOf(chartOf('bar', {}, rows), 'svg')
    assert.include(wires(svg), '15.35')
    assert.include(svg, 'Others')
  })

  test('shows a key figure against the one before and its target', async ({ assert }) => {
    const rows = [rowOf('2026-01-01', 'Chad', '10.10'), rowOf('2026-02-01', 'Chad', '7.07')]
    const svg = await textOf(chartOf('kpi', { target: '14.14' }, rows), 'svg')
    assert.include(svg, '-3.03 against January 2026 · Chad')
    assert.include(svg, 'Target 14.14 · 50%')
  })

  test('says so when there is nothing', async ({ assert }) => {
    for (const kind of CHART_KINDS) {
      assert.include(await textOf(chartOf(kind, {}, []), 'svg'), 'No records match this report.')
    }
  })
})

test.group('A chart that cannot be drawn', () => {
  const many = Array.from({ length: 2001 }, (_, at) => rowOf('2026-01-01', `C${at}`, '1.00'))
  const averages = COLUMNS.map((one) => (one.key === 'net' ? { ...one, fn: 'avg' as const } : one))
  const mixed = COLUMNS.map((one) =>
    one.key === 'net' ? { ...one, currency: undefined, currencyKey: 'country' } : one
  )
  const currencies = [rowOf('2026-01-01', 'EUR', '1.00'), rowOf('2026-01-01', 'USD', '1.00')]
  for (const [code, output] of Object.entries({
    E_CHART_TOO_LONG: chartOf('bar', {}, many),
    E_CHART_NEGATIVE: chartOf('pie'),
    E_CHART_FIGURE: chartOf('scatter'),
    E_REPORT_NO_CHART: chartOf('table'),
    E_CHART_SERIES: chartOf('bar', {}, many.slice(0, 9), averages),
    E_CHART_CURRENCIES: chartOf('bar', {}, currencies, mixed),
  })) {
    test(`is refused by name: ${code}`, async ({ assert }) => {
      assert.equal(await refusalOf(fileOf(output, 'svg')), code)
    })
  }
})

test.group('A chart as a picture', () => {
  test('is a PNG twice as fine, in our colours on white, the same bars as in the drawing', async ({
    assert,
  }) => {
    const output = chartOf('bar')
    const { width, height, at } = pixelsOf(await fileOf(output, 'png'))
    assert.deepEqual([width, height, at(2, 2)], [1680, 1000, '#ffffff'])
    const svg = await textOf(output, 'svg')
    const bar =
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" data-wire="100.00" fill="(#\w+)"/
    const [, x, y, wide, high, fill] = bar.exec(svg) ?? []
    const middle = [Number(x) + Number(wide) / 2, Number(y) + Number(high) / 2]
    assert.equal(at(Math.round(middle[0] * 2), Math.round(middle[1] * 2)), fill)
  })

  test('has its letters, Cyrillic ones too, though the machine may have no fonts', async ({
    assert,
  }) => {
    const inked = async (title: string) => {
      const { at } = pixelsOf(await fileOf({ ...chartOf('bar'), title }, 'png'))
      let count = 0
      for (let x = 48; x < 600; x++) {
        for (let y = 40; y < 84; y++) if (at(x, y) !== '#ffffff') count++
      }
      return count
    }
    assert.equal(await inked(' '), 0)
    assert.isAbove(await inked('Їжак'), 200)
    assert.notEqual(await inked('ЇЇЇЇ'), await inked('ЖЖЖЖ'))
  })
})

test.group('The parts of charts', () => {
  test('scales have round steps in the words of the language', ({ assert }) => {
    const texts = (values: number[], locale = 'en') =>
      scaleOf(values, locale).ticks.map((one) => one.text)
    assert.deepEqual(texts([0, 93]), ['0', '20', '40', '60', '80', '100'])
    assert.deepEqual(texts([-3, 9.5], 'uk'), ['-5,0', '-2,5', '0,0', '2,5', '5,0', '7,5', '10,0'])
    assert.deepEqual(texts([2_400_000], 'uk').at(-1), '2,5\u00a0млн')
    assert.deepEqual(texts([0]), ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'])
  })

  test('sums are exact however many digits there are', ({ assert }) => {
    assert.equal(exactSum(['0.1', '0.2', '', '-0.05'], 2), '0.25')
    assert.equal(exactSum(['9007199254740993.07', '-0.01'], 2), '9007199254740993.06')
  })

  test('tiles of a treemap fill their place in proportion', ({ assert }) => {
    const found = tiles([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 600, height: 400 })
    const areas = found.map(({ width, height }) => Math.round(width * height))
    assert.deepEqual(areas, [60_000, 60_000, 40_000, 30_000, 20_000, 20_000, 10_000])
  })
})
