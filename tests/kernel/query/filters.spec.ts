import { test } from '@japa/runner'
import fc from 'fast-check'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import { holds } from '#tests/kernel/query/evaluate'
import type { Node } from '#tests/kernel/query/evaluate'
import { caller, installThings, store } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'

const WORDS = [
  'oak',
  'Ash',
  '100%',
  'a_b',
  'wow!',
  "o'k",
  'back\\slash',
  'Київ',
  'київ',
  '"q"',
  'Ünü',
  'x;y--z',
]
const COLOURS = ['red', 'green', 'blue']
const DAYS = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-11-22']

const places: Row[] = Array.from({ length: 9 }, (_, index) => ({
  id: index + 1,
  name: WORDS[index],
  parent_id: index === 0 ? null : Math.floor((index + 1) / 2),
}))

const pick = (values: unknown[], seed: number) =>
  seed % 5 === 4 ? null : values[seed % values.length]

const rows: Row[] = Array.from({ length: 80 }, (_, index) => ({
  id: index + 1,
  name: pick([...WORDS, 'ASH tree', 'Ківі Київ'], index * 7),
  count: pick([-3, 0, 1, 2, 9_000_000_000_000_000], index * 3),
  price: pick([-1250, 0, 5, 99999], index * 11),
  weight: pick([500_000, 1, 2_500_000, -1_000_000], index),
  is_new: index % 2,
  made_on: pick(DAYS, index * 13),
  seen_at:
    pick(DAYS, index * 3)
      ?.toString()
      .concat(' 10:00:00.500') ?? null,
  colour: pick(COLOURS, index * 9),
  words: index % 3 ? JSON.stringify([WORDS[index % 12], 'tag']) : null,
  place_id: pick([1, 2, 3, 5, 8, 9], index),
}))

const word = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom('a', 'k', '%', '_', '!', '\\', 'иїв', 'tree')
)
const number = fc.constantFrom(-3, 0, 1, 2, 5)
const money = fc.constantFrom('-12.50', '0', '0.05', '999.99', '1')
const weight = fc.constantFrom('0.5', '0.000001', '2.5', '-1', 0)
const day = fc.constantFrom(...DAYS)
const moment = day.map((one) => `${one}T10:00:00.500Z`)
const id = fc.integer({ min: 1, max: 10 })

const EQUAL = ['eq', 'ne']
const ORDER = [...EQUAL, 'gt', 'gte', 'lt', 'lte']

function triples(
  path: string,
  value: fc.Arbitrary<unknown>,
  signs: string[],
  more: fc.Arbitrary<unknown>[] = []
) {
  return fc.oneof(
    fc
      .tuple(
        fc.constant(path),
        fc.constantFrom(...signs),
        fc.oneof({ weight: 9, arbitrary: value }, fc.constant(null))
      )
      .filter(([, op, one]) => one !== null || op === 'eq' || op === 'ne'),
    fc.tuple(fc.constant(path), fc.constantFrom('in', 'nin'), fc.array(value, { maxLength: 3 })),
    fc.tuple(fc.constant(path), fc.constantFrom('null', 'notnull')),
    ...(signs.includes('gt')
      ? [fc.tuple(fc.constant(path), fc.constant('between'), fc.tuple(value, value))]
      : []),
    ...more
  )
}

const search = (path: string) =>
  fc.tuple(fc.constant(path), fc.constantFrom('contains', 'starts', 'ends'), word)
const under = (path: string) => fc.tuple(fc.constant(path), fc.constant('under'), id)

const triple = fc.oneof(
  triples('name', word, EQUAL, [search('name')]),
  triples('count', number, ORDER),
  triples('price', money, ORDER),
  triples('weight', weight, ORDER),
  triples('made_on', day, ORDER),
  triples('seen_at', moment, ORDER),
  triples('is_new', fc.boolean(), EQUAL),
  triples('colour', fc.constantFrom(...COLOURS), EQUAL),
  triples('place_id', id, EQUAL, [under('place_id')]),
  triples('place.name', word, EQUAL, [search('place.name')]),
  triples('place.parent.name', word, EQUAL),
  triples('place.parent_id', id, EQUAL, [under('place.parent_id')]),
  fc.tuple(fc.constant('words'), fc.constant('contains'), word)
) as fc.Arbitrary<Node>

const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    triple,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.record({ and: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ not: tie('node') })
  ) as fc.Arbitrary<Node>,
}))

test.group('Filters', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_places', places)
    await store('probe_things', rows)
    return remove
  })

  test('find the rows that the same filter finds in memory', async ({ assert }) => {
    const ctx = caller()
    const model = registry.model('probe.thing')
    await fc.assert(
      fc.asyncProperty(node, async (filter) => {
        const { data } = await list(ctx, model, {
          filter: JSON.stringify(filter),
          sort: 'id',
          limit: 500,
          fields: 'id',
        })
        const expected = rows.filter((row) => holds(filter, row, { places })).map((row) => row.id)
        assert.deepEqual(
          data.map((one) => one.id),
          expected
        )
      }),
      { numRuns: 1500 }
    )
  }).timeout(120_000)

  test('counting agrees with the rows', async ({ assert }) => {
    const filter = '[["colour","ne","red"],{"or":[["count","gt",0],["place.name","contains","a"]]}]'
    const page = await list(caller(), registry.model('probe.thing'), {
      filter,
      count: 'exact',
      limit: 500,
    })
    assert.equal(page.count, page.data.length)
  })
})
