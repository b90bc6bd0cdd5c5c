import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { limits } from '#config/limits'
import { registry } from '#kernel/plugins/registry'
import { runReport } from '#kernel/reports/run/run_report'
import { readInTime } from '#kernel/reports/run/read_in_time'
import { caller, installThings } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'

const DIGITS = Array.from({ length: 10 }, (_, at) => `SELECT ${at} AS d`).join(' UNION ALL ')
const digits = (names: string) => [...names].map((one) => `(${DIGITS}) AS ${one}`).join(', ')

/** Counts a thousand million rows. */
const ENDLESS = { sql: `SELECT COUNT(*) AS n FROM ${digits('abcdefghi')}`, bindings: [] }

/** Things with the counts 0 to 50,000. */
const MANY = `INSERT INTO probe_things (id, company_id, version, created_at, updated_at, count)
  SELECT n + 1, 1, 1, '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000', n FROM (
    SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n FROM ${digits('abcef')}
  ) AS numbers WHERE n <= 50000`

const run = (query: Row) => runReport(caller(), { source: 'probe.thing', ...query })
const codeOf = (asked: Promise<unknown>) =>
  asked.catch((error: { code: string; params: object }) => [error.code, error.params])

test.group('A report that asks for too much', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await db.rawQuery(MANY)
    return remove
  })

  test('is refused by name where it has more than 50,000 rows, and answered where it has those', async ({
    assert,
  }) => {
    const tooMany = ['E_REPORT_GROUPS', { most: 50_000 }]
    const counted = { dimensions: ['count'], measures: [{ fn: 'count', as: 'n' }] }
    assert.deepEqual(await codeOf(run(counted)), tooMany)
    assert.deepEqual(await codeOf(run({ ...counted, limit: 5 })), tooMany)
    const { rows } = await run({ ...counted, filter: ['count', 'gt', 0] })
    assert.lengthOf(rows, 50_000)
    const computed = [{ key: 'half', formula: 'count / 2' }]
    const sorted = { columns: ['count'], computed, sort: '-half', limit: 1 }
    assert.deepEqual(await codeOf(run(sorted)), tooMany)
    const answer = await run({ ...sorted, filter: ['count', 'gt', 0] })
    assert.deepEqual(answer.rows, [{ count: 50_000, half: '25000' }])
  })

  test('is refused by name after its time, and everybody else is answered meanwhile', async ({
    assert,
    cleanup,
  }) => {
    const before = limits.report
    assert.equal(before, 60_000)
    cleanup(() => void (limits.report = before))
    limits.report = 8000
    const finished: string[] = []
    const thing = registry.model('probe.thing')
    const slow = codeOf(readInTime(caller(), thing, ENDLESS)).finally(() => finished.push('slow'))
    const quick = { dimensions: ['colour'], measures: [{ fn: 'count' }] }
    for (const id of [1, 2, 3]) {
      const { totals } = await run({ ...quick, filter: ['id', 'lte', id] })
      assert.equal(totals!.count, id)
      finished.push('quick')
    }
    assert.deepEqual(await slow, ['E_REPORT_SLOW', { seconds: 8 }])
    assert.deepEqual(finished, ['quick', 'quick', 'quick', 'slow'])
  })
})
