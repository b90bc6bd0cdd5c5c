import { test } from '@japa/runner'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import type { FilterNode } from '#kernel/records/query/filter'
import { Money } from '#kernel/records/values/money'
import { caller, installThings, store } from '#tests/kernel/query/things'

/** As people write them; stored in the minor units of each currency. */
const AMOUNTS: [number, string, string][] = [
  [1, '100.00', 'EUR'],
  [2, '100', 'JPY'],
  [3, '100.000', 'KWD'],
  [4, '100.0000', 'CLF'],
  [5, '99.99', 'EUR'],
  [6, '99', 'JPY'],
  [7, '101', 'JPY'],
  [8, '-100', 'JPY'],
  [9, '0.00', 'USD'],
  [10, '0', 'JPY'],
  [11, '100.001', 'KWD'],
]

const CASES: [FilterNode, number[]][] = [
  [
    ['price', 'eq', '100'],
    [1, 2, 3, 4],
  ],
  [
    ['price', 'eq', '100.00'],
    [1, 2, 3, 4],
  ],
  [['price', 'eq', '99.99'], [5]],
  [['price', 'eq', '100.001'], [11]],
  [
    ['price', 'gte', '100'],
    [1, 2, 3, 4, 7, 11, 13],
  ],
  [
    ['price', 'gt', '100'],
    [7, 11, 13],
  ],
  [
    ['price', 'lt', '100'],
    [5, 6, 8, 9, 10],
  ],
  [
    ['price', 'lte', '99.5'],
    [6, 8, 9, 10],
  ],
  [
    ['price', 'gt', '99.5'],
    [1, 2, 3, 4, 5, 7, 11, 13],
  ],
  [
    ['price', 'gte', '-99.5'],
    [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13],
  ],
  [['price', 'lt', '-99.5'], [8]],
  [
    ['price', 'eq', 0],
    [9, 10],
  ],
  [
    ['price', 'ne', 0],
    [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13],
  ],
  [
    ['price', 'in', ['99', 101, '99.99']],
    [5, 6, 7],
  ],
  [
    ['price', 'nin', ['100']],
    [5, 6, 7, 8, 9, 10, 11, 12, 13],
  ],
  [
    ['price', 'between', ['99.5', '100']],
    [1, 2, 3, 4, 5],
  ],
  [['price', 'gte', '9000000000000'], [13]],
]

const found = async (filter: FilterNode) => {
  const { data } = await list(caller(), registry.model('probe.thing'), { filter, sort: 'id' })
  return data.map((row) => row.id)
}

test.group('Amounts in a filter', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store(
      'probe_things',
      AMOUNTS.map(([id, price, currency]) => ({
        id,
        price: Money.parse(price, currency).toColumn(),
        currency,
      }))
    )
    await store('probe_things', [
      { id: 12, price: null, currency: 'EUR' },
      { id: 13, price: 9_000_000_000_000_000, currency: null },
    ])
    return remove
  })

  for (const [filter, ids] of CASES) {
    test(`${JSON.stringify(filter)} compares with each row’s own currency`, async ({ assert }) => {
      assert.deepEqual(await found(filter), ids)
    })
  }

  for (const value of ['1.00001', 'much', '90000000000000000', 1.5, {}]) {
    test(`${JSON.stringify(value)} is refused`, async ({ assert }) => {
      await assert.rejects(() => found(['price', 'gte', value]), 'E_INPUT')
    })
  }
})
