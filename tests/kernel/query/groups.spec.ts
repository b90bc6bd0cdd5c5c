import { test } from '@japa/runner'
import { registry } from '#kernel/plugins/registry'
import { groupRows, totals } from '#kernel/records/query/groups/group_rows'
import type { GroupQuery } from '#kernel/records/query/groups/group_rows'
import { bucketEnd } from '#kernel/records/query/groups/bucket'
import type { FilterNode } from '#kernel/records/query/filter'
import { list } from '#kernel/records/query/list'
import { caller, installThings, store } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'

const thing = () => registry.model('probe.thing')

/** Company 1 has these; amounts are minor units of their currency, weights millionths. */
const THINGS: Row[] = [
  { id: 1, name: 'Київ', colour: 'red', price: 1250, currency: 'EUR', weight: 2_500_000, count: 2 },
  { id: 2, name: 'київ', colour: 'red', price: 900, currency: 'JPY', weight: 1_000_000, count: 3 },
  { id: 3, name: 'ABC', colour: 'green', price: 50, currency: 'EUR', made_on: '2026-01-31' },
  { id: 4, name: 'abc', colour: 'red', price: 250, currency: 'EUR', made_on: '2026-02-01' },
  { id: 5, name: null, colour: null, price: null, currency: null, made_on: '2025-12-29' },
  { id: 6, name: 'far', colour: 'blue', made_on: '2026-03-31', place_id: 1 },
  { id: 7, name: 'gone', colour: 'blue', archived_at: '2026-01-01 00:00:00.000' },
  { id: 8, name: 'theirs', colour: 'blue', company_id: 2, price: 1, currency: 'EUR' },
]

const FIELDS = ['price', 'weight', 'count']

async function groups(query: GroupQuery, ctx = caller()) {
  const { data } = await groupRows(ctx, thing(), { fields: FIELDS, ...query })
  return data
}

const counts = (data: { value: unknown; count: number }[]) =>
  data.map((one) => [one.value, one.count])

test.group('Groups of a list', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_places', [{ id: 1, name: 'hall' }])
    for (const row of THINGS) await store('probe_things', [row])
    return remove
  })

  test('count, and add up without mixing currencies', async ({ assert }) => {
    const data = await groups({ group: 'colour' })
    assert.deepEqual(counts(data), [
      [null, 1],
      ['red', 3],
      ['green', 1],
      ['blue', 1],
    ])
    assert.deepEqual(data[1].sums, {
      price: [
        { value: '15.00', currency: 'EUR' },
        { value: '900', currency: 'JPY' },
      ],
      weight: [{ value: '3.5' }],
      count: [{ value: '5' }],
    })
  })

  test('of text know no case, in any alphabet', async ({ assert }) => {
    const data = await groups({ group: 'name' })
    assert.sameDeepMembers(
      data.map((one) => [String(one.value).toLowerCase(), one.count]),
      [
        ['null', 1],
        ['abc', 2],
        ['far', 1],
        ['київ', 2],
      ]
    )
  })

  for (const key of [
    'colour',
    'name',
    'made_on:month',
    'made_on:week',
    'made_on:quarter',
    'made_on:year',
    'made_on:day',
    'seen_at:day',
    'place_id',
    'is_new',
    'count',
  ]) {
    test(`by ${key} each find as many rows again as they count`, async ({ assert }) => {
      const data = await groups({ group: key })
      let all = 0
      for (const one of data) {
        const filter = one.filter as FilterNode
        const { count } = await list(caller(), thing(), { filter, count: 'exact' })
        assert.equal(count, one.count, String(one.value))
        all += one.count
      }
      assert.equal(all, 6)
    })
  }

  test('of dates are spans of the calendar', async ({ assert }) => {
    const values = async (key: string) =>
      (await groups({ group: key, filter: ['made_on', 'notnull'] })).map((one) => one.value)
    assert.deepEqual(await values('made_on:week'), ['2025-12-29', '2026-01-26', '2026-03-30'])
    assert.deepEqual(await values('-made_on:month'), [
      '2026-03-01',
      '2026-02-01',
      '2026-01-01',
      '2025-12-01',
    ])
    assert.deepEqual(await values('made_on:quarter'), ['2025-10-01', '2026-01-01'])
    assert.deepEqual(await values('made_on:year'), ['2025-01-01', '2026-01-01'])
    assert.equal(bucketEnd('2026-01-01', 'quarter'), '2026-03-31')
    assert.equal(bucketEnd('2026-02-01', 'month'), '2026-02-28')
  })

  test('carry the names of records, as far as the caller may see them', async ({ assert }) => {
    const [none, hall] = await groups({ group: 'place_id' })
    assert.deepEqual([none.value, none.count], [null, 5])
    assert.deepEqual([hall.value, hall.label], [1, 'hall'])
    const blind = caller({ allows: (model) => model !== 'probe.place' })
    assert.isNull((await groups({ group: 'place_id' }, blind))[1].label)
  })

  test('hold no row of another company and none a rule hides', async ({ assert }) => {
    const ruled = caller({
      filter: (model) => (model === 'probe.thing' ? ['colour', 'ne', 'red'] : true),
    })
    assert.deepEqual(counts(await groups({ group: 'colour' }, ruled)), [
      [null, 1],
      ['green', 1],
      ['blue', 1],
    ])
    const both = await groups({ group: 'colour' }, caller({}, [1, 2]))
    assert.deepEqual(counts(both).at(-1), ['blue', 2])
  })

  test('by what the caller may not read, or what makes no groups, are refused', async ({
    assert,
  }) => {
    const blind = caller({ mayUse: (_, field) => !['secret', 'price'].includes(field.key) })
    const codeOf = (by: string) =>
      groups({ group: by }, blind).then(
        () => '',
        (error: { errors: { code: string }[] }) => error.errors[0].code
      )
    assert.equal(await codeOf('secret'), 'E_UNKNOWN_FIELD')
    assert.equal(await codeOf('nothing'), 'E_UNKNOWN_FIELD')
    assert.equal(await codeOf(''), 'E_REQUIRED')
    assert.equal(await codeOf('words'), 'E_UNKNOWN_FIELD')
    assert.equal(await codeOf('made_on:decade'), 'E_BUCKET')
    assert.equal(await codeOf('colour,name,count'), 'E_QUERY_TOO_LARGE')
    const [red] = await groups({ group: 'colour', filter: ['colour', 'eq', 'red'] }, blind)
    assert.notProperty(red.sums, 'price')
  })

  test('all together are the totals', async ({ assert }) => {
    assert.deepEqual(
      await totals(caller(), thing(), { fields: 'price', filter: ['colour', 'notnull'] }),
      {
        count: 5,
        sums: {
          price: [
            { value: '15.50', currency: 'EUR' },
            { value: '900', currency: 'JPY' },
          ],
        },
      }
    )
    assert.deepEqual(await totals(caller(), thing(), { filter: ['count', 'gt', 1000] }), {
      count: 0,
      sums: {},
    })
  })
})

test.group('Groups by moments', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    // Kyiv: UTC+2 in winter, UTC+3 from 29 March 2026, 01:00 UTC.
    await store('probe_things', [
      { id: 1, seen_at: '2026-03-28 21:59:59.999' },
      { id: 2, seen_at: '2026-03-28 22:00:00.000' },
      { id: 3, seen_at: '2026-03-29 20:59:59.999' },
      { id: 4, seen_at: '2026-03-29 21:00:00.000' },
      { id: 5, seen_at: '2026-10-31 22:00:00.000' },
      { id: 6, seen_at: '2026-10-31 21:59:59.000' },
    ])
    return remove
  })

  test('follow the company’s clock through summer time', async ({ assert }) => {
    assert.deepEqual(counts(await groups({ group: 'seen_at:day' })), [
      ['2026-03-28', 1],
      ['2026-03-29', 2],
      ['2026-03-30', 1],
      ['2026-10-31', 1],
      ['2026-11-01', 1],
    ])
    assert.deepEqual(counts(await groups({ group: 'seen_at:month' })), [
      ['2026-03-01', 4],
      ['2026-10-01', 1],
      ['2026-11-01', 1],
    ])
  })
})

test.group('Very many groups', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    const rows = Array.from({ length: 450 }, (_, at) => ({
      id: at + 1,
      count: Math.floor(at / 2),
      price: at,
      currency: at % 2 ? 'EUR' : 'JPY',
    }))
    for (let at = 0; at < rows.length; at += 100) {
      await store('probe_things', rows.slice(at, at + 100))
    }
    return remove
  })

  test('come a page at a time, none twice and none cut in two', async ({ assert }) => {
    const seen: [unknown, number][] = []
    let skip: number | null = 0
    while (skip !== null) {
      const page: Awaited<ReturnType<typeof groupRows>> = await groupRows(caller(), thing(), {
        group: 'count',
        fields: 'price',
        skip,
      })
      for (const one of page.data) {
        seen.push([one.value, one.count])
        assert.lengthOf(one.sums.price, 2)
      }
      skip = page.next
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 225 }, (_, at) => [at, 2])
    )
  })
})
