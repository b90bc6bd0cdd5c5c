import { test } from '@japa/runner'
import type { Row } from '#tests/kernel/query/things'
import { installFewThings, mistakes, run } from '#tests/kernel/reports/few_things'

const EUR = { filter: ['currency', 'eq', 'EUR'] }
const NET = { fn: 'sum', field: 'price', as: 'net' }
const COUNT = { fn: 'count' }

/** The formulas of a report over the things by colour, under the keys a, b, c …; the first mistake. */
async function mistake(...formulas: string[]) {
  const computed = formulas.map((formula, at) => ({ key: 'abc'[at], formula }))
  const [first] = await mistakes({ dimensions: ['colour'], measures: [NET, COUNT], computed })
  return [first.field, first.code]
}

test.group('Computed columns of a gathered report', (group) => {
  group.setup(() => installFewThings())

  test('are made of its keys, and again of the totals: they are never added up', async ({
    assert,
  }) => {
    const { columns, rows, totals } = await run({
      ...EUR,
      dimensions: ['colour'],
      measures: [NET, COUNT],
      computed: [
        { key: 'each', label: 'For one', formula: 'net / count' },
        { key: 'size', formula: 'net > money(1, "EUR") ? "large" : "small"' },
        { key: 'is_known', formula: 'colour != null' },
      ],
    })
    assert.deepEqual(
      columns
        .map(({ key, label, type, role, currency, computed }) => [
          key,
          label,
          type,
          role,
          currency,
          computed,
        ])
        .slice(3),
      [
        ['each', 'For one', 'money', 'measure', 'EUR', true],
        ['size', 'size', 'text', 'column', undefined, true],
        ['is_known', 'is_known', 'boolean', 'column', undefined, true],
      ]
    )
    assert.deepEqual(rows, [
      { colour: null, net: '0.01', count: 1, each: '0.01', size: 'small', is_known: false },
      { colour: 'red', net: '15.00', count: 2, each: '7.50', size: 'large', is_known: true },
      { colour: 'green', net: '0.50', count: 1, each: '0.50', size: 'small', is_known: true },
    ])
    assert.deepEqual(totals, {
      net: '15.51',
      count: 4,
      each: '3.88',
      size: 'large',
      is_known: false,
    })
  })

  test('read one another in whatever order they stand', async ({ assert }) => {
    const { rows, columns } = await run({
      ...EUR,
      measures: [COUNT, { fn: 'sum', field: 'count', as: 'pieces' }],
      computed: [
        { key: 'half', formula: 'each / 2' },
        { key: 'each', formula: 'pieces / count' },
      ],
    })
    assert.deepEqual(rows, [{ count: 4, pieces: '7', half: '0.875', each: '1.75' }])
    assert.deepEqual(
      columns.map((one) => one.key),
      ['count', 'pieces', 'half', 'each']
    )
  })

  test('are exact beyond what a float holds', async ({ assert }) => {
    const { rows } = await run({
      ...EUR,
      measures: [NET],
      computed: [
        { key: 'more', formula: 'net * 100000000000 + money(0.02, "EUR")' },
        { key: 'tenth', formula: '0.1 + 0.2' },
      ],
    })
    assert.deepEqual(rows, [{ net: '15.51', more: '1551000000000.02', tenth: '0.3' }])
  })

  test('are empty where they divide by nothing', async ({ assert }) => {
    const { rows } = await run({
      filter: ['colour', 'eq', 'green'],
      dimensions: ['colour'],
      measures: [NET, { fn: 'count', field: 'count', as: 'counted' }],
      computed: [{ key: 'each', formula: 'net / counted' }],
    })
    assert.deepEqual(rows, [{ colour: 'green', net: '0.50', counted: 0, each: null }])
  })

  test('put the rows in order, and are asked about by conditions', async ({ assert }) => {
    const query = {
      ...EUR,
      dimensions: ['colour'],
      measures: [NET, COUNT],
      computed: [
        { key: 'each', formula: 'net / count' },
        { key: 'word', formula: 'is_empty(colour) ? "None" : colour' },
        { key: 'is_much', formula: 'net > money(1, "EUR")' },
      ],
    }
    const colours = async (more: Row) =>
      (await run({ ...query, ...more })).rows.map((row) => row.colour)
    assert.deepEqual(await colours({ sort: '-each' }), ['red', 'green', null])
    assert.deepEqual(await colours({ sort: 'word' }), ['green', null, 'red'])
    assert.deepEqual(await colours({ having: ['each', 'gt', '0.10'] }), ['red', 'green'])
    assert.deepEqual(await colours({ having: ['word', 'eq', 'none'] }), [null])
    assert.deepEqual(await colours({ having: ['is_much', 'eq', true] }), ['red'])
    assert.deepEqual(
      (await mistakes({ ...query, having: ['is_much', 'eq', 'yes'] })).map((one) => one.code),
      ['E_REPORT_VALUE']
    )
  })

  test('never mix two currencies: each row has its own, and so have the totals', async ({
    assert,
  }) => {
    const { columns, rows, totals, subtotals } = await run({
      filter: ['colour', 'eq', 'red'],
      dimensions: ['colour'],
      measures: [NET, COUNT],
      computed: [{ key: 'each', formula: 'net / count' }],
    })
    assert.equal(columns.at(-1)!.currencyKey, 'currency')
    assert.deepEqual(
      rows.map((row) => [row.currency, row.each]),
      [
        ['EUR', '7.50'],
        ['JPY', '900'],
      ]
    )
    assert.equal(totals!.each, null)
    assert.deepEqual(
      subtotals.map((row) => row.each),
      ['7.50', '900']
    )
    assert.deepEqual(await mistake('net + money(1, "USD")'), [
      'computed.0.formula',
      'E_FORMULA_CURRENCIES',
    ])
    assert.deepEqual(await mistake('count > 1 ? money(1, "USD") : money(1, "EUR")'), [
      'computed.0.formula',
      'E_FORMULA_CURRENCIES',
    ])
  })

  test('stand under each value across the top, and for what is behind the limit', async ({
    assert,
  }) => {
    const { columns, rows } = await run({
      ...EUR,
      dimensions: ['place.name'],
      pivot: 'colour',
      measures: [NET, COUNT],
      computed: [
        { key: 'each', formula: 'net / count' },
        { key: 'town', formula: 'upper(place.name)' },
      ],
      sort: '-net',
      limit: 1,
      others: true,
    })
    assert.deepEqual(
      columns.filter((one) => one.computed).map(({ key, pivot }) => [key, pivot]),
      [
        ['each.0', 'None'],
        ['each.1', 'red'],
        ['each.2', 'green'],
        ['each', undefined],
        ['town', undefined],
      ]
    )
    assert.deepEqual(
      rows.map((row) => [row.town, row['each.0'], row['each.1'], row['each.2'], row.each]),
      [
        ['HALL', null, '12.50', null, '12.50'],
        [null, null, null, null, '1.00'],
      ]
    )
  })

  test('are refused where they stand, in the formula’s own words', async ({ assert }) => {
    const at = 'computed.0.formula'
    assert.deepEqual(await mistake('net +'), [at, 'E_FORMULA_UNFINISHED'])
    assert.deepEqual(await mistake('price / count'), [at, 'E_FORMULA_FIELD'])
    assert.deepEqual(await mistake('net + count'), [at, 'E_FORMULA_OPERATOR'])
    assert.deepEqual(await mistake('count', 'nothing(1)'), [
      'computed.1.formula',
      'E_FORMULA_FUNCTION',
    ])
    assert.deepEqual(await mistake('count', 'c', 'b + 1'), [
      'computed.1.formula',
      'E_FORMULA_CYCLE',
    ])
    assert.deepEqual(await mistake('a'), [at, 'E_FORMULA_CYCLE'])
    const [circle] = await mistakes({
      measures: [COUNT],
      computed: [
        { key: 'a', formula: 'b' },
        { key: 'b', formula: 'a + count' },
      ],
    })
    assert.deepEqual(circle.params?.path, 'a → b → a')
    for (const [computed, field] of [
      [{ key: 'net', formula: '1' }, 'computed.0.key'],
      [{ key: 'currency', formula: '1' }, 'computed.0.key'],
      [{ key: 'Net', formula: '1' }, 'computed.0.key'],
      [{ key: 'a', formula: 1 }, at],
      [{ key: 'a' }, at],
      [{ key: 'a', formula: '1', other: 1 }, 'computed.0.other'],
    ] as const) {
      const [first] = await mistakes({ measures: [NET], computed: [computed] })
      assert.equal(first.field, field)
    }
  })
})
