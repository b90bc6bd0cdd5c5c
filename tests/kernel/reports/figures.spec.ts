import { test } from '@japa/runner'
import { store } from '#tests/kernel/query/things'
import { installFewThings, run } from '#tests/kernel/reports/few_things'

const EUR = { filter: ['currency', 'eq', 'EUR'] }

test.group('Figures of a report', (group) => {
  group.setup(() => installFewThings())

  test('never add two currencies: each has a row of its own', async ({ assert }) => {
    const answer = await run({
      dimensions: ['colour'],
      measures: [{ fn: 'sum', field: 'price' }, { fn: 'count' }],
    })
    assert.deepEqual(
      answer.columns.map((one) => one.key),
      ['colour', 'currency', 'sum_price', 'count']
    )
    assert.deepEqual(answer.rows, [
      { colour: null, currency: 'EUR', sum_price: '0.01', count: 1 },
      { colour: 'red', currency: 'EUR', sum_price: '15.00', count: 2 },
      { colour: 'red', currency: 'JPY', sum_price: '900', count: 1 },
      { colour: 'green', currency: 'EUR', sum_price: '0.50', count: 1 },
    ])
    assert.deepEqual(answer.totals, { sum_price: null, count: 5 })
    assert.deepEqual(answer.subtotals, [
      { currency: 'EUR', sum_price: '15.51', count: 4 },
      { currency: 'JPY', sum_price: '900', count: 1 },
    ])
  })

  test('stand under the headings their author wrote', async ({ assert }) => {
    const { columns } = await run({
      dimensions: [{ field: 'colour', label: 'Paint' }],
      measures: [
        { fn: 'count', label: 'Pieces' },
        { fn: 'max', field: 'weight' },
      ],
    })
    assert.deepEqual(
      columns.map((one) => one.label),
      ['Paint', 'Pieces', 'Largest weight']
    )
  })

  test('name the one currency once', async ({ assert }) => {
    const { columns, rows, totals } = await run({
      ...EUR,
      dimensions: ['colour'],
      measures: [{ fn: 'sum', field: 'price', as: 'net' }],
    })
    assert.deepEqual(
      columns.map(({ key, currency }) => [key, currency]),
      [
        ['colour', undefined],
        ['net', 'EUR'],
      ]
    )
    assert.deepEqual(rows[1], { colour: 'red', net: '15.00' })
    assert.deepEqual(totals, { net: '15.51' })
  })

  test('are totalled under each value across the top as if it stood alone', async ({ assert }) => {
    const measures = [
      { fn: 'sum', field: 'price', as: 'net' },
      { fn: 'avg', field: 'price', as: 'each' },
      { fn: 'count' },
    ]
    const computed = [{ key: 'per_one', formula: 'net / count' }]
    const month = { field: 'made_on', bucket: 'month' }
    const query = { ...EUR, measures, computed }
    const alone = await run({ ...query, dimensions: ['colour'] })
    const crossed = await run({ ...query, dimensions: [month], pivot: 'colour' })
    for (const [at, { colour, ...figures }] of alone.rows.entries()) {
      for (const [key, figure] of Object.entries(figures)) {
        assert.equal(crossed.totals![`${key}.${at}`], figure, `${key} of ${String(colour)}`)
      }
    }
    assert.equal(crossed.totals!.net, '15.51')
  })

  test('are totalled under each value across the top for each currency', async ({ assert }) => {
    const measures = [{ fn: 'sum', field: 'price', as: 'net' }, { fn: 'count' }]
    const { columns, totals, subtotals } = await run({
      dimensions: ['made_on'],
      pivot: 'colour',
      measures,
      having: ['count', 'gte', 1],
    })
    const red = columns.find((one) => one.pivot === 'red')!.key.slice(-1)
    assert.equal(totals![`count.${red}`], 3)
    assert.isUndefined(totals![`net.${red}`])
    assert.deepEqual(
      subtotals.map((row) => [row.currency, row[`net.${red}`], row[`count.${red}`]]),
      [
        ['EUR', '15.00', 2],
        ['JPY', '900', 1],
      ]
    )
  })

  test('are exact: averages round half up to six decimals', async ({ assert }) => {
    const { rows } = await run({
      ...EUR,
      measures: [
        { fn: 'avg', field: 'count' },
        { fn: 'avg', field: 'price' },
        { fn: 'min', field: 'made_on' },
        { fn: 'max', field: 'price' },
        { fn: 'count', field: 'weight' },
        { fn: 'count_distinct', field: 'name' },
      ],
    })
    assert.deepEqual(rows, [
      {
        avg_count: '2.333333',
        avg_price: '3.8775',
        min_made_on: '2025-12-29',
        max_price: '12.50',
        count_weight: 1,
        count_distinct_name: 2,
      },
    ])
  })

  test('are measured once, however many records need more than 64 bits', async ({ assert }) => {
    const many = Array.from({ length: 1100 }, (_, index) => ({
      id: 1000 + index,
      colour: 'blue',
      count: 9_000_000_000_000_000,
    }))
    await store('probe_things', many)
    const { rows } = await run({
      dimensions: ['colour'],
      measures: [{ fn: 'sum', field: 'count' }],
      filter: ['colour', 'eq', 'blue'],
    })
    assert.deepEqual(rows, [{ colour: 'blue', sum_count: '9900000000000000000' }])
  })

  test('follow one another: running totals, and the difference to the month before', async ({
    assert,
  }) => {
    const { rows } = await run({
      filter: { and: [EUR.filter, ['colour', 'ne', 'blue']] },
      dimensions: [{ field: 'made_on', bucket: 'month' }],
      measures: [
        { fn: 'sum', field: 'price' },
        { fn: 'running', field: 'price' },
        { fn: 'delta', field: 'price' },
        { fn: 'share', field: 'price' },
      ],
    })
    assert.deepEqual(
      rows.map((row) => Object.values(row)),
      [
        ['2025-12-01', '0.01', '0.01', null, '0.064475'],
        ['2026-01-01', '12.50', '12.51', '12.49', '80.593166'],
        ['2026-02-01', '2.50', '15.01', '-10.00', '16.118633'],
        ['2026-04-01', '0.50', '15.51', '0.50', '3.223727'],
      ]
    )
  })

  test('follow references, and gather texts without case', async ({ assert }) => {
    const places = await run({
      ...EUR,
      dimensions: ['place.name', 'place_id'],
      measures: [{ fn: 'count' }],
    })
    assert.deepEqual(
      places.rows.map((row) => [row['place.name'], row.count]),
      [
        [null, 2],
        ['attic', 1],
        ['hall', 1],
      ]
    )
    assert.deepEqual(places.columns[1].labels, { 1: 'hall', 2: 'attic' })
    const names = await run({
      filter: ['name', 'notnull'],
      dimensions: ['name'],
      measures: [{ fn: 'count' }],
    })
    assert.deepEqual(
      names.rows.map((row) => [String(row.name).toLowerCase(), row.count]),
      [
        ['abc', 2],
        ['київ', 2],
      ]
    )
  })

  test('stand in ranges', async ({ assert }) => {
    const { rows, columns } = await run({
      filter: ['colour', 'ne', 'blue'],
      dimensions: [{ field: 'count', bucket: { ranges: [1, 3] } }],
      measures: [{ fn: 'count', as: 'records' }],
    })
    assert.deepEqual(
      rows.map((row) => [row.count, row.records]),
      [
        [null, 1],
        [0, 1],
        [1, 1],
        [2, 2],
      ]
    )
    assert.deepEqual(columns[0].labels, { 0: 'Below 1', 1: '1 to below 3', 2: 'From 3' })
  })

  test('stand across the top, those with the most, the others together', async ({ assert }) => {
    const { rows, columns } = await run({
      filter: { and: [EUR.filter, ['colour', 'ne', 'blue']] },
      dimensions: [{ field: 'made_on', bucket: 'year' }],
      pivot: { field: 'colour', limit: 1 },
      measures: [{ fn: 'sum', field: 'price' }],
    })
    assert.deepEqual(
      columns.map(({ key, pivot }) => [key, pivot]),
      [
        ['made_on', undefined],
        ['sum_price.0', 'red'],
        ['sum_price.1', 'Others'],
        ['sum_price', undefined],
      ]
    )
    assert.deepEqual(rows, [
      { 'made_on': '2025-01-01', 'sum_price.0': null, 'sum_price.1': '0.01', 'sum_price': '0.01' },
      {
        'made_on': '2026-01-01',
        'sum_price.0': '15.00',
        'sum_price.1': '0.50',
        'sum_price': '15.50',
      },
    ])
  })

  test('are sorted, held to conditions, cut, and gathered behind the cut', async ({ assert }) => {
    const { rows, totals, drill, isCut } = await run({
      filter: { and: [EUR.filter, ['colour', 'ne', 'blue']] },
      dimensions: ['id'],
      measures: [{ fn: 'sum', field: 'price', as: 'net' }],
      having: ['net', 'gte', '0.5'],
      sort: '-net',
      limit: 1,
      others: true,
    })
    assert.deepEqual(rows, [
      { id: 1, net: '12.50' },
      { id: null, net: '3.00' },
    ])
    assert.deepEqual(totals, { net: '15.50' })
    assert.isTrue(drill[1]!.isRest)
    assert.isFalse(isCut)
  })

  test('of a plain table are its rows and their sums', async ({ assert }) => {
    const answer = await run({
      ...EUR,
      columns: ['name', 'price', 'place.name'],
      sort: '-price',
      limit: 2,
    })
    assert.deepEqual(answer.rows, [
      { 'name': 'Київ', 'price': '12.50', 'place.name': 'hall', 'currency': 'EUR' },
      { 'name': 'abc', 'price': '2.50', 'place.name': null, 'currency': 'EUR' },
    ])
    assert.deepEqual(answer.totals, { price: '15.51' })
    assert.isTrue(answer.isCut)
  })
})
