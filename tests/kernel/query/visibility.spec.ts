import { test } from '@japa/runner'
import type { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { FilterNode } from '#kernel/records/query/filter'
import { labels } from '#kernel/records/query/labels'
import { list } from '#kernel/records/query/list'
import type { ListQuery } from '#kernel/records/query/list'
import { matches } from '#kernel/records/query/select'
import { show } from '#kernel/records/query/show'
import { stream } from '#kernel/records/query/stream'
import { caller, installThings, store } from '#tests/kernel/query/things'

const thing = () => registry.model('probe.thing')
const ids = (page: { data: Record<string, unknown>[] }) => page.data.map((one) => one.id)

/** May read all but `secret`, and of places only those named "hall". */
const limited = () =>
  caller({
    mayUse: (_model, field) => field.key !== 'secret',
    filter: (model) => (model === 'probe.place' ? (['name', 'eq', 'hall'] as FilterNode) : true),
  })

async function answerOf(query: ListQuery) {
  try {
    return await list(limited(), thing(), query)
  } catch (error) {
    const { code, params, status, errors } = error as Refusal
    return { code, params, status, errors }
  }
}

test.group('What a caller may not see', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_places', [
      { id: 1, name: 'hall' },
      { id: 2, name: 'vault', parent_id: 1 },
      { id: 3, name: 'hall', company_id: 2 },
    ])
    await store('probe_things', [
      { id: 1, name: 'in the hall', place_id: 1, secret: 's1' },
      { id: 2, name: 'in the vault', place_id: 2, secret: 's2' },
      { id: 3, name: 'of others', company_id: 2, place_id: 3 },
      { id: 4, name: 'put away', archived_at: '2026-01-01 00:00:00.000' },
    ])
    await store('probe_parts', [
      { id: 1, thing_id: 1, name: 'leg', place_id: 2 },
      { id: 2, thing_id: 2, name: 'lid', place_id: 1 },
      { id: 3, thing_id: 1, name: 'arm' },
    ])
    return remove
  })

  for (const [use, query] of Object.entries({
    'filter': (field: string) => ({ filter: JSON.stringify([[field, 'eq', 's1']]) }),
    'filter deep': (field: string) => ({
      filter: JSON.stringify({
        not: {
          or: [
            ['id', 'eq', 1],
            [field, 'null'],
          ],
        },
      }),
    }),
    'filter with a wrong value': (field: string) => ({
      filter: JSON.stringify([field, 'eq', { a: 1 }]),
    }),
    'filter with a wrong operator': (field: string) => ({
      filter: JSON.stringify([field, 'under', 1]),
    }),
    'sort': (field: string) => ({ sort: `-${field}` }),
    'fields': (field: string) => ({ fields: `id,${field}` }),
    'include': (field: string) => ({ include: field }),
  })) {
    test(`a hidden field in ${use} is answered like one that does not exist`, async ({
      assert,
    }) => {
      assert.deepEqual(await answerOf(query('secret')), await answerOf(query('secrex')))
    })
  }

  test('a hidden field is not shown, not searched, not streamed', async ({ assert }) => {
    const { data } = await list(limited(), thing(), {})
    assert.notProperty(data[0], 'secret')
    assert.notProperty(await show(limited(), thing(), 1), 'secret')
    for await (const row of stream(limited(), thing(), {})) assert.notProperty(row, 'secret')
    assert.property(await show(caller(), thing(), 1), 'secret')
  })

  test('records of other companies and archived ones are not in the list', async ({ assert }) => {
    assert.deepEqual(ids(await list(caller(), thing(), { sort: 'id' })), [1, 2])
    assert.deepEqual(
      ids(await list(caller(), thing(), { sort: 'id', archived: 'true' })),
      [1, 2, 4]
    )
    assert.deepEqual(ids(await list(caller({}, [1, 2]), thing(), { sort: 'id' })), [1, 2, 3])
    await assert.rejects(() => show(caller(), thing(), 3), 'E_NOT_FOUND')
    assert.equal((await show(caller(), thing(), 4)).name, 'put away')
    assert.isFalse(await matches(caller(), thing(), 3, []))
    assert.isTrue(await matches(caller(), thing(), 1, ['secret', 'eq', 'S1']))
  })

  test('a record out of reach gives away nothing through a reference', async ({ assert }) => {
    const filtered = await list(limited(), thing(), {
      filter: '["place.name","contains","a"]',
      include: 'place',
      sort: 'id',
    })
    assert.deepEqual(ids(filtered), [1])
    const [one, two] = (await list(limited(), thing(), { include: 'place', sort: 'id' })).data
    assert.deepEqual(one.place, { id: 1, label: 'hall' })
    assert.isNull(two.place)
    assert.deepEqual(
      [...(await labels(limited(), registry.model('probe.place'), [1, 2, 3]))],
      [[1, 'hall']]
    )
    const sorted = await list(limited(), thing(), { sort: '-place.name', fields: 'id,place.name' })
    assert.deepEqual(sorted.data, [
      { 'id': 1, 'place.name': 'hall' },
      { 'id': 2, 'place.name': null },
    ])
  })

  test('a model that may not be read at all cannot be reached by a path', async ({ assert }) => {
    const ctx = caller({ allows: (model) => model !== 'probe.place' })
    const codeOf = (query: ListQuery) =>
      list(ctx, thing(), query).catch((error) => error.errors[0].code)
    assert.equal(await codeOf({ filter: '["place.name","eq","hall"]' }), 'E_UNKNOWN_FIELD')
    assert.equal(await codeOf({ fields: 'place.name' }), 'E_UNKNOWN_FIELD')
    assert.isNull((await show(ctx, thing(), 1, { include: 'place' })).place)
  })

  test('a rule may name fields the caller cannot read, and a broken rule opens nothing', async ({
    assert,
  }) => {
    const ruled = (filter: unknown) =>
      caller({
        filter: (model) => (model === 'probe.thing' ? (filter as FilterNode) : true),
        mayUse: (_m, f) => f.key !== 'secret',
      })
    assert.deepEqual(ids(await list(ruled(['secret', 'eq', 's2']), thing(), {})), [2])
    assert.deepEqual(ids(await list(ruled(['place.parent.name', 'eq', 'hall']), thing(), {})), [2])
    await assert.rejects(() => show(ruled(['secret', 'eq', 's2']), thing(), 1), 'E_NOT_FOUND')
    assert.deepEqual(ids(await list(ruled({ not: ['gone', 'eq', 1] }), thing(), {})), [])
  })

  test('lines come with their record, each with what it refers to', async ({ assert }) => {
    const record = await show(caller(), thing(), 1, { include: 'parts.place' })
    assert.deepEqual(record.parts, [
      { id: 1, name: 'leg', place_id: 2, place: { id: 2, label: 'vault' } },
      { id: 3, name: 'arm', place_id: null, place: null },
    ])
    const { data } = await list(caller(), thing(), {
      include: 'parts',
      fields: 'id,twice',
      sort: 'id',
    })
    assert.deepEqual(
      data.map((one) => (one.parts as unknown[]).length),
      [2, 1]
    )
    assert.equal(data[0].twice, 0)
  })
})
