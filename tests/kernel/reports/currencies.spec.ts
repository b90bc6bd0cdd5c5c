import { test } from '@japa/runner'
import { installThings, store } from '#tests/kernel/query/things'
import { run } from '#tests/kernel/reports/few_things'

const SUM = { dimensions: ['colour'], measures: [{ fn: 'sum', field: 'price', as: 'net' }] }

const put = (id: number, colour: string, price: number | null, currency: string | null) =>
  store('probe_things', [{ id, name: `thing ${id}`, colour, price, currency, count: id }])

test.group('Currencies of a report', (group) => {
  group.each.setup(() => installThings())

  test('one at first, then a second: each answer is right', async ({ assert }) => {
    await put(1, 'red', 100, 'EUR')
    const one = await run(SUM)
    assert.deepEqual(one.rows, [{ colour: 'red', net: '1.00' }])
    await put(2, 'red', 100, 'JPY')
    for (const time of ['read twice', 'known']) {
      const { rows, totals } = await run(SUM)
      assert.deepEqual(rows, [
        { colour: 'red', currency: 'EUR', net: '1.00' },
        { colour: 'red', currency: 'JPY', net: '100' },
      ])
      assert.deepEqual(totals, { net: null }, time)
    }
  })

  test('groups of one currency each, of two in all', async ({ assert }) => {
    await put(1, 'red', 100, 'EUR')
    await put(2, 'green', 100, 'JPY')
    const { rows } = await run({ ...SUM, dimensions: ['colour', 'name'] })
    assert.deepEqual(
      rows.map((row) => [row.colour, row.currency, row.net]),
      [
        ['red', 'EUR', '1.00'],
        ['green', 'JPY', '100'],
      ]
    )
  })

  test('records without any stand apart from those with one', async ({ assert }) => {
    await put(1, 'red', 100, 'EUR')
    await put(2, 'red', null, null)
    const { rows } = await run({ ...SUM, measures: [...SUM.measures, { fn: 'count' }] })
    assert.deepEqual(rows, [
      { colour: 'red', currency: null, net: null, count: 1 },
      { colour: 'red', currency: 'EUR', net: '1.00', count: 1 },
    ])
  })

  test('nothing found is no group', async ({ assert }) => {
    const { rows, totals } = await run({ measures: SUM.measures })
    assert.deepEqual(rows, [])
    assert.deepEqual(totals, { net: null })
  })
})
