import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { registry } from '#kernel/plugins/registry'
import { groupRows } from '#kernel/records/query/groups/group_rows'
import { list } from '#kernel/records/query/list'
import { readQuery } from '#kernel/records/query/list_query'
import type { ListQuery } from '#kernel/records/query/list'
import { makePlan } from '#kernel/records/query/plan'
import { caller, installThings, store } from '#tests/kernel/query/things'

const thing = () => registry.model('probe.thing')
const isSlow = (query: ListQuery) => makePlan(caller(), thing(), readQuery(query), 'read').mayBeSlow
const isSqlite = () => db.connection().dialect.name === 'better-sqlite3'

/** A caller, and the statements on things that were run in the thread of the server. */
function watched() {
  const ctx = caller()
  const seen: string[] = []
  const rows = ctx.rows.bind(ctx)
  ctx.rows = ((text: string, bindings: readonly unknown[]) => {
    seen.push(text)
    return rows(text, bindings)
  }) as typeof ctx.rows
  return { ctx, readHere: () => seen.filter((text) => text.includes('FROM `probe_things` AS')) }
}

test.group('A list that no index serves', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_things', [
      { id: 1, name: 'first', colour: 'red', count: 1 },
      { id: 2, name: 'second', colour: 'blue', count: 2 },
      { id: 900_000, name: 'last', colour: 'red', count: 3 },
    ])
    return remove
  })

  test('is known before it runs', ({ assert }) => {
    assert.isFalse(isSlow({}))
    assert.isFalse(isSlow({ sort: 'id', filter: ['place_id', 'eq', 1] }))
    assert.isTrue(isSlow({ sort: 'count' }))
    assert.isTrue(isSlow({ q: 'nothing' }))
    assert.isTrue(isSlow({ filter: { or: [['id', 'eq', 1], { not: ['colour', 'eq', 'red'] }] } }))
    assert.isTrue(isSlow({ filter: ['place.name', 'eq', 'hall'] }))
  })

  test('is read by another thread, and says the same', async ({ assert }) => {
    const { ctx, readHere } = watched()
    const { data } = await list(ctx, thing(), { sort: '-count', fields: 'id', q: 's' })
    assert.deepEqual(
      data.map((row) => row.id),
      [900_000, 2, 1]
    )
    const groups = await groupRows(ctx, thing(), { group: 'colour' })
    assert.deepEqual(
      groups.data.map((one) => [one.value, one.count]),
      [
        ['red', 2],
        ['blue', 1],
      ]
    )
    assert.lengthOf(readHere(), isSqlite() ? 0 : 2)
  })

  test('is read at once where the same was answered quickly before', async ({ assert }) => {
    const { ctx, readHere } = watched()
    const query = { sort: 'count', fields: 'id', q: 'i' }
    const before = await list(ctx, thing(), query)
    assert.lengthOf(readHere(), isSqlite() ? 0 : 1)
    assert.deepEqual(await list(ctx, thing(), query), before)
    assert.lengthOf(readHere(), isSqlite() ? 1 : 2)
  })

  test('leaves the server answering meanwhile', async ({ assert }) => {
    const order: string[] = []
    const slow = list(caller(), thing(), { q: 'nowhere' }).then(() => order.push('slow'))
    await list(caller(), thing(), {}).then(() => order.push('quick'))
    await slow
    assert.deepEqual(order, isSqlite() ? ['quick', 'slow'] : order)
  })
})
