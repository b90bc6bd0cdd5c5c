import { test } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { MODEL, storeMany } from '#tests/kernel/query/many_records'

type Field = (key: string) => string

/** Few records and many, by each operator; alone and together. */
const FILTERS: Record<string, (of: Field) => unknown> = {
  'text =': (of) => [of('code'), 'eq', 'k-037'],
  'text starts': (of) => [of('code'), 'starts', 'k-03'],
  'text contains': (of) => [of('code'), 'contains', '-10'],
  'text in other letters': (of) => [of('code'), 'eq', 'Ключ'],
  'a quarter': (of) => [of('grade'), 'eq', 'b'],
  'a half': (of) => [of('grade'), 'in', ['a', 'c']],
  'none of two': (of) => [of('grade'), 'nin', ['a', 'c']],
  'not a value': (of) => ({ not: [of('grade'), 'eq', 'a'] }),
  'a number': (of) => [of('size'), 'eq', 7],
  'a range': (of) => [of('size'), 'between', [10, 12]],
  'most of them': (of) => [of('size'), 'gte', 5],
  'an amount': (of) => [of('cost'), 'eq', '1.55'],
  'amounts': (of) => [of('cost'), 'lt', '0.20'],
  'a reference': (of) => [of('kin'), 'in', [1, 3]],
  'few that have a value': (of) => [of('made'), 'notnull'],
  'most have none': (of) => [of('made'), 'null'],
  'few that have none': (of) => [of('grade'), 'null'],
  'a quarter of a range': (of) => [
    [of('grade'), 'eq', 'b'],
    [of('size'), 'lt', 20],
  ],
  'one or the other': (of) => ({
    or: [
      [of('code'), 'eq', 'K-037'],
      [
        [of('size'), 'eq', 3],
        [of('grade'), 'notnull'],
      ],
    ],
  }),
  'one or a field of the model': (of) => ({
    or: [
      [of('size'), 'eq', 3],
      ['name', 'starts', 'Category 007'],
    ],
  }),
  'with a field of the model': (of) => [
    [of('grade'), 'eq', 'b'],
    ['name', 'lt', 'Category 0300'],
  ],
  'of one value or another of the same': (of) => ({
    or: [
      [of('grade'), 'eq', 'a'],
      [of('grade'), 'eq', 'd'],
    ],
  }),
}

const ORDERS: ((of: Field) => string | undefined)[] = [
  () => undefined,
  () => '-id',
  (of) => of('grade'),
  (of) => `-${of('made')}`,
  (of) => `${of('size')},-name`,
]

/** All ids in the order of pages. */
async function paged(ctx: Context, filter: unknown, sort: string | undefined, limit: number) {
  const ids: unknown[] = []
  let after: string | undefined
  do {
    const page = await ctx.list(MODEL, { filter, sort, after, limit, fields: 'id' } as never)
    ids.push(...page.data.map((row) => row.id))
    after = page.next ?? undefined
  } while (after)
  return ids.join(' ')
}

const indexed: Field = (key) => `custom.${key}`
const plain: Field = (key) => `custom.plain_${key}`

test.group('A filter on custom fields with an index', () => {
  test('finds what it finds without one, in the same order, page by page', async ({
    world,
    assert,
  }) => {
    await storeMany(world, 360)
    const ctx = await world.as('ada').context()
    for (const [name, filter] of Object.entries(FILTERS)) {
      for (const order of ORDERS) {
        const expected = await paged(ctx, filter(plain), order(plain), 500)
        const sort = order(indexed)
        assert.equal(await paged(ctx, filter(indexed), sort, 23), expected, `${name}, ${sort}`)
      }
    }
  }).timeout(60_000)
})
