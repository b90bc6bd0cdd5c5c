import { test } from '@japa/runner'
import { store } from '#tests/kernel/query/things'
import { installFewThings, mistakes, run } from '#tests/kernel/reports/few_things'

const NET = { fn: 'sum', field: 'price', as: 'net' }
const COUNT = { fn: 'count' }
/** One euro is 99 yen: 15.00 and 0.50 and 0.01 euros are 1485, 49.5 and 0.99 yen. */
const IN_YEN = { to: 'JPY', rates: { EUR: '99' } }

test.group('Amounts converted by name', (group) => {
  group.setup(() => installFewThings())

  test('are added unrounded, and each figure is rounded once', async ({ assert }) => {
    const answer = await run({ dimensions: ['colour'], measures: [NET, COUNT], conversion: IN_YEN })
    assert.deepEqual(
      answer.columns.map(({ key, currency, currencyKey }) => [key, currency, currencyKey]),
      [
        ['colour', undefined, undefined],
        ['net', 'JPY', undefined],
        ['count', undefined, undefined],
      ]
    )
    assert.deepEqual(answer.rows, [
      { colour: null, net: '1', count: 1 },
      { colour: 'red', net: '2385', count: 3 },
      { colour: 'green', net: '50', count: 1 },
    ])
    assert.deepEqual(answer.totals, { net: '2435', count: 5 })
    assert.deepEqual(answer.subtotals, [])
    assert.deepEqual(answer.conversion, { to: 'JPY', on: '2026-11-22', rates: { EUR: '99' } })
  })

  test('take the decimals of the target, half away from zero', async ({ assert }) => {
    const inEuros = async (rate: string) => {
      const conversion = { to: 'EUR', rates: { JPY: rate } }
      const { rows } = await run({
        filter: ['currency', 'eq', 'JPY'],
        measures: [NET],
        conversion,
      })
      return rows[0].net
    }
    assert.equal(await inEuros('0.00617'), '5.55')
    assert.equal(await inEuros('0.00615'), '5.54')
    assert.equal(await inEuros('0.00614999'), '5.53')
    assert.equal(await inEuros('0.00000001'), '0.00')
  })

  test('have averages, extremes, shares, running totals and expressions of their own', async ({
    assert,
  }) => {
    const { rows, columns } = await run({
      dimensions: ['colour'],
      measures: [
        NET,
        { fn: 'avg', field: 'price', as: 'mean' },
        { fn: 'max', field: 'price', as: 'most' },
        { fn: 'share', field: 'price', as: 'part' },
        { fn: 'running', field: 'price', as: 'so_far' },
        { fn: 'count_distinct', field: 'name', as: 'names' },
        COUNT,
      ],
      computed: [{ key: 'each', formula: 'net / count + money(1, "JPY")' }],
      conversion: IN_YEN,
    })
    assert.deepEqual(
      rows.map((row) => Object.values(row).slice(1)),
      [
        ['1', '0.99', '1', '0.040649', '1', 0, 1, '2'],
        ['2385', '795', '1238', '97.926906', '2386', 2, 3, '796'],
        ['50', '49.5', '50', '2.032445', '2435', 1, 1, '51'],
      ]
    )
    assert.equal(columns.at(-1)!.currency, 'JPY')
  })

  test('stand across the top and behind the limit', async ({ assert }) => {
    const { rows, columns } = await run({
      dimensions: ['place.name'],
      pivot: 'currency',
      measures: [NET],
      conversion: IN_YEN,
      sort: '-net',
      limit: 1,
      others: true,
    })
    assert.deepEqual(
      columns.map(({ key, pivot, currency }) => [key, pivot, currency]),
      [
        ['place.name', undefined, undefined],
        ['net.0', 'EUR', 'JPY'],
        ['net.1', 'JPY', 'JPY'],
        ['net', undefined, 'JPY'],
      ]
    )
    assert.deepEqual(
      rows.map((row) => [row['place.name'], row['net.0'], row['net.1'], row.net]),
      [
        ['hall', '1238', '900', '2138'],
        [null, null, null, '298'],
      ]
    )
  })

  test('are refused by the name of the currency that has no rate', async ({ assert }) => {
    const [first] = await mistakes({ measures: [NET], conversion: { to: 'EUR' } })
    assert.deepEqual(first, {
      field: 'conversion.rates.JPY',
      code: 'E_REPORT_RATE',
      params: { from: 'JPY', to: 'EUR', on: '2026-11-22' },
    })
    assert.deepEqual(await mistakes({ ...IN_YEN, measures: [COUNT], conversion: undefined }), [
      { field: 'to', code: 'E_UNKNOWN_FIELD', params: undefined },
    ])
    assert.deepEqual(await mistakes({ measures: [COUNT], conversion: { to: 'EUR' } }), [])
    for (const [conversion, field] of [
      [{ to: 'euro' }, 'conversion.to'],
      [{ to: 'EUR', on: '2026-02-30' }, 'conversion.on'],
      [{ to: 'EUR', rates: { JPY: '0' } }, 'conversion.rates.JPY'],
      [{ to: 'EUR', rates: { JPY: 0.5 } }, 'conversion.rates.JPY'],
      [{ to: 'EUR', rates: { yen: '1' } }, 'conversion.rates.yen'],
      [{ to: 'EUR', rates: ['1'] }, 'conversion.rates'],
      [{ to: 'EUR', by: 1 }, 'conversion.by'],
    ] as const) {
      const [mistake] = await mistakes({ measures: [NET], conversion })
      assert.equal(mistake.field, field)
    }
    const [plain] = await mistakes({ columns: ['name'], conversion: { to: 'EUR' } })
    assert.equal(plain.code, 'E_REPORT_COLUMNS')
  })

  test('are refused where an amount has no currency', async ({ assert }) => {
    await store('probe_things', [{ id: 90, price: 5, colour: 'blue' }])
    const [first] = await mistakes({ measures: [NET], conversion: IN_YEN })
    assert.equal(first.code, 'E_REPORT_NO_CURRENCY')
  })
})
