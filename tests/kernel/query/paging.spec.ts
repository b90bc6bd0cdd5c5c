import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import { caller, installThings, store } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'

const COLOURS = ['red', 'green', 'blue', null]
const NAMES = ['b', 'A', 'a', 'C', null]

/** Many equal and many missing values, so that every way of going on after a row is taken. */
const rows: Row[] = Array.from({ length: 97 }, (_, index) => ({
  id: index + 1,
  name: NAMES[index % 5],
  count: index % 7 === 0 ? null : index % 4,
  colour: COLOURS[(index * 7) % 4],
  made_on: index % 6 === 0 ? null : `2026-01-${String((index % 9) + 1).padStart(2, '0')}`,
  is_new: index % 2,
}))

test.group('Paging', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_things', rows)
    return remove
  })

  for (const sort of [
    'id',
    '-id',
    'name',
    '-name',
    '-made_on,count',
    'count,-made_on',
    '-count,-made_on,name',
    'colour,-count,made_on',
    'is_new,-name',
    '-is_new,id',
    'count,-id',
  ]) {
    test(`pages by ${sort} give each row once, in the order of one page`, async ({ assert }) => {
      const ctx = caller()
      const model = registry.model('probe.thing')
      const whole = await list(ctx, model, { sort, limit: 500, fields: 'id' })
      assert.lengthOf(whole.data, rows.length)
      assert.isNull(whole.next)
      const paged: unknown[] = []
      let after: string | undefined
      do {
        const page = await list(ctx, model, { sort, limit: 6, fields: 'id', after })
        paged.push(...page.data.map((one) => one.id))
        after = page.next ?? undefined
      } while (after)
      assert.deepEqual(
        paged,
        whole.data.map((one) => one.id)
      )
    })
  }

  test('a cursor of another order, or made up, is refused', async ({ assert }) => {
    const ctx = caller()
    const model = registry.model('probe.thing')
    const { next } = await list(ctx, model, { sort: 'count', limit: 5 })
    const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    for (const after of [
      next!.slice(0, -8),
      'x',
      made(),
      made('count,id', 'zwei', 1),
      made('count,id', 1),
      made('count,id', 1, null),
      made('count,id', { a: 1 }, 1),
      made('made_on,id', '2026-02-30', 1),
    ]) {
      await assert.rejects(() => list(ctx, model, { sort: 'count', after }), 'E_INPUT')
    }
    await assert.rejects(() => list(ctx, model, { sort: '-count', after: next! }), 'E_INPUT')
    await assert.rejects(
      () => list(ctx, model, { sort: 'made_on', after: made('made_on,id', '2026-02-30', 1) }),
      'E_INPUT'
    )
  })

  test('a page after a missing value goes on behind it on both engines', async ({ assert }) => {
    const first = await db.from('probe_things').whereNull('made_on').orderBy('id').limit(1)
    const { data } = await list(caller(), registry.model('probe.thing'), {
      sort: 'made_on',
      limit: 1,
    })
    assert.equal(data[0].id, first[0].id)
  })

  test('an exact count follows every commit, also that of another connection', async ({
    assert,
  }) => {
    const ctx = caller()
    const model = registry.model('probe.thing')
    const count = async () => (await list(ctx, model, { count: 'exact', limit: 1 })).count
    assert.equal(await count(), rows.length)
    assert.equal(await count(), rows.length)
    await db.from('probe_things').where('id', 5).delete()
    assert.equal(await count(), rows.length - 1)
    await store('probe_things', [rows[4]])
    assert.equal(await count(), rows.length)
  })
})
