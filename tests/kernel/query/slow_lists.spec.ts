import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { limits } from '#config/limits'
import { registry } from '#kernel/plugins/registry'
import { costly, patienceFor } from '#kernel/records/query/costly'
import { groupRows, totals } from '#kernel/records/query/groups/group_rows'
import { list } from '#kernel/records/query/list'
import { readQuery } from '#kernel/records/query/list_query'
import type { ListQuery } from '#kernel/records/query/list'
import { makePlan } from '#kernel/records/query/plan'
import { limited } from '#kernel/records/storage/rows_in_time'
import { caller, installThings, store } from '#tests/kernel/query/things'

const thing = () => registry.model('probe.thing')
const isSlow = (query: ListQuery) => makePlan(caller(), thing(), readQuery(query), 'read').mayBeSlow
const isSqlite = () => db.connection().dialect.name === 'better-sqlite3'

/** Counts a thousand million rows. */
const DIGITS = Array.from({ length: 10 }, (_, at) => `SELECT ${at} AS d`).join(' UNION ALL ')
const ENDLESS = {
  sql: `SELECT COUNT(*) AS n FROM ${[...'abcdefghi'].map((one) => `(${DIGITS}) AS ${one}`).join(', ')}`,
  bindings: [],
}

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

  test('is given up by the database when its time is over, and the next ones are answered', async ({
    assert,
  }) => {
    const patience = { ...patienceFor([]), longest: 300 }
    const refusal = await costly(caller(), thing(), ENDLESS, patience).catch((error) => error)
    assert.deepInclude(refusal, { code: 'E_TOO_SLOW', status: 422 })
    const { data } = await list(caller(), thing(), { sort: 'colour', limit: 1, fields: 'id' })
    assert.lengthOf(data, 1)
  })

  test('is refused with what helps: other conditions, or more letters', async ({
    assert,
    cleanup,
  }) => {
    const before = { ...limits }
    cleanup(() => void Object.assign(limits, before))
    Object.assign(limits, { list: 0, words: 0 })
    const codeOf = (asked: Promise<unknown>) => asked.catch((error: { code: string }) => error.code)
    assert.equal(await codeOf(list(caller(), thing(), { sort: 'weight' })), 'E_TOO_SLOW')
    assert.equal(await codeOf(list(caller(), thing(), { q: 'zz' })), 'E_SEARCH_TOO_WIDE')
    assert.equal(
      await codeOf(groupRows(caller(), thing(), { group: 'colour', filter: ['count', 'gt', 0] })),
      'E_TOO_SLOW'
    )
    assert.equal(await codeOf(totals(caller(), thing(), { q: 'zz' })), 'E_SEARCH_TOO_WIDE')
    assert.lengthOf((await list(caller(), thing(), {})).data, 3)
  })

  test('tells MariaDB and MySQL its time each in its own way', ({ assert }) => {
    assert.equal(
      limited('SELECT 1', 1500, true),
      'SET STATEMENT max_statement_time=1.5 FOR SELECT 1'
    )
    assert.equal(limited('SELECT 1', 1500, false), 'SELECT /*+ MAX_EXECUTION_TIME(1500) */ 1')
  })
})
