import { test } from '@japa/runner'
import { engine } from '#config/database'
import { registry } from '#kernel/plugins/registry'
import { inTime } from '#kernel/records/query/costly'
import { Places } from '#kernel/records/storage/places'
import { caller, installThings, store } from '#tests/kernel/query/things'

const LONGEST = 60_000
/** Takes a while, whatever it is asked with. */
const SLOW =
  engine === 'sqlite'
    ? 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT COUNT(*) AS c, ? AS q FROM n'
    : 'SELECT SLEEP(0.3) AS c, ? AS q'

test.group('Costly reads', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    // A table that may be large, for its ids are.
    await store('probe_things', [{ id: 30_000, name: 'last' }])
    return remove
  })

  test('as many as there are connections keep nobody waiting who asks for little', async ({
    assert,
  }) => {
    const ctx = caller()
    const model = registry.model('probe.thing')
    const ended: string[] = []
    const slow = Array.from({ length: 12 }, async (_, at) => {
      const rows = await inTime(ctx, model, { sql: SLOW, bindings: [at] }, LONGEST)
      ended.push('slow')
      return rows?.length
    })
    // All of them have asked before anybody else does.
    await new Promise((resolve) => setImmediate(resolve))
    await ctx.rows('SELECT `id` FROM `probe_things` WHERE `id` = 30000')
    ended.push('quick')
    assert.deepEqual(await Promise.all(slow), Array(12).fill(1))
    assert.equal(ended[0], 'quick')
  })

  test('wait for a place in the order they come, and are given up where none is free in time', async ({
    assert,
  }) => {
    const places = new Places(1)
    const leave = await places.enter(LONGEST)
    const late = places.enter(1)
    const next = places.enter(LONGEST)
    assert.isUndefined(await late)
    leave!()
    leave!()
    const leaveNext = await next
    assert.isDefined(leaveNext)
    assert.isUndefined(await places.enter(1))
    leaveNext!()
    assert.isDefined(await places.enter(1))
  })
})
