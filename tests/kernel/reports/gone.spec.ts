import { setImmediate as soon, setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import type { World } from 'kontor/testing'
import { test } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { inTime } from '#kernel/records/query/costly'
import { readBeside } from '#kernel/records/storage/reading_threads'
import { runReport } from '#kernel/reports/run/run_report'
import { refusalOf } from '#tests/kernel/access/people'

const LONG = 60_000
/** Takes some seconds, on MariaDB minutes. */
const SLOW =
  engine === 'sqlite'
    ? 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000) SELECT COUNT(*) AS n FROM n'
    : 'SELECT BENCHMARK(3000000000, MD5(RAND())) AS n'
const SERVERLESS = 'SQLite has no server; its thread is given up'
const QUERY = {
  source: 'kernel.org_unit',
  dimensions: [{ field: 'kind' }],
  measures: [{ fn: 'count' }],
}

async function asked(world: World) {
  const gone = new AbortController()
  const ctx = (await world.as('ada').context()).with({ gone: gone.signal })
  return { ctx, leave: () => gone.abort() }
}

/** How many connections to this database still read what takes so long. */
async function running() {
  const [rows] = await db.rawQuery(
    "SELECT COUNT(*) AS `count` FROM information_schema.PROCESSLIST WHERE INFO LIKE '%BENCHMARK(3000000000%' AND DB = DATABASE() AND ID <> CONNECTION_ID()"
  )
  return Number(rows[0].count)
}

test.group('A report nobody waits for any more', (group) => {
  group.each.timeout(60_000)

  test('is read no further once whoever asked has gone', async ({ world, assert }) => {
    const { ctx, leave } = await asked(world)
    assert.equal((await runReport(ctx, QUERY)).rows.length, 0)
    leave()
    assert.equal((await refusalOf(runReport(ctx, QUERY))).code, 'E_NOBODY_ASKS')
  })

  test('gives up the thread that reads for it', async ({ assert }) => {
    const gone = new AbortController()
    const reading = readBeside(SLOW, [], LONG, gone.signal)
    await sleep(200)
    gone.abort()
    assert.isUndefined(await reading)
    assert.deepEqual((await readBeside('SELECT 1 AS n', [], LONG))?.rows, [{ n: 1 }])
  }).skip(engine !== 'sqlite', 'other engines answer beside the server by themselves')

  test('ends its statement on the server', async ({ world, assert }) => {
    const { ctx, leave } = await asked(world)
    const model = registry.model('kernel.org_unit')
    const reading = refusalOf(inTime(ctx, model, { sql: SLOW, bindings: [] }, LONG))
    await sleep(500)
    leave()
    assert.equal((await reading).code, 'E_NOBODY_ASKS')
    assert.equal(await running(), 0)
  }).skip(engine !== 'mysql', SERVERLESS)

  test('ends it also where it had only just begun', async ({ world, assert }) => {
    const model = registry.model('kernel.org_unit')
    for (let at = 0; at < 60; at++) {
      const { ctx, leave } = await asked(world)
      const reading = refusalOf(inTime(ctx, model, { sql: SLOW, bindings: [] }, LONG * 2))
      for (let turn = 0; turn < at % 6; turn++) await soon()
      leave()
      assert.equal((await reading).code, 'E_NOBODY_ASKS')
    }
    assert.equal(await running(), 0)
  }).skip(engine !== 'mysql', SERVERLESS)
})
