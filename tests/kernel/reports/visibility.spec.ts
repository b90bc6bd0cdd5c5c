import { test } from '@japa/runner'
import { Refusal } from '#kernel/http/refusal'
import { runReport } from '#kernel/reports/run/run_report'
import { caller, installThings, store } from '#tests/kernel/query/things'

const run = (query: object, ctx = caller()) => runReport(ctx, { source: 'probe.thing', ...query })
const COUNT = [{ fn: 'count' }]

async function refusal(promise: Promise<unknown>) {
  try {
    await promise
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, errors: error.errors }
    throw error
  }
}

test.group('Who sees what in a report', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_places', [
      { id: 1, name: 'hall' },
      { id: 2, name: 'vault' },
      { id: 3, name: 'theirs', company_id: 2 },
    ])
    await store('probe_things', [
      {
        id: 1,
        name: 'a',
        colour: 'red',
        place_id: 1,
        secret: 'x',
        seen_at: '2026-03-28 21:59:00.000',
      },
      {
        id: 2,
        name: 'b',
        colour: 'green',
        place_id: 2,
        secret: 'y',
        seen_at: '2026-03-28 22:01:00.000',
      },
      {
        id: 3,
        name: 'c',
        colour: 'red',
        place_id: 3,
        secret: 'x',
        seen_at: '2026-03-29 20:59:00.000',
      },
    ])
    await store('probe_things', [
      { id: 4, name: 'd', company_id: 2, colour: 'blue', seen_at: '2026-03-29 21:01:00.000' },
      { id: 5, name: 'e', archived_at: '2026-01-01 00:00:00.000', colour: 'blue' },
    ])
    await store('probe_parts', [
      { id: 1, thing_id: 1, name: 'lid' },
      { id: 2, thing_id: 5, name: 'lid' },
    ])
    return remove
  })

  test('the companies he reads, archived records only if asked for', async ({ assert }) => {
    const counts = async (query: object, ctx = caller()) =>
      (await run({ measures: COUNT, ...query }, ctx)).totals!.count
    assert.equal(await counts({}), 3)
    assert.equal(await counts({ archived: true }), 4)
    assert.equal(await counts({}, caller({}, [1, 2])), 4)
  })

  test('the records his rules open to reports, also behind references', async ({ assert }) => {
    const filter = (model: string, verb: string) => {
      if (model === 'probe.thing' && verb === 'report') return ['colour', 'eq', 'red'] as const
      return model === 'probe.place' ? (['name', 'ne', 'vault'] as const) : true
    }
    const own = await run({ dimensions: ['name'], measures: COUNT }, caller({ filter }))
    assert.deepEqual(
      own.rows.map((row) => row.name),
      ['a', 'c']
    )
    const blind = caller({
      filter: (model) => (model === 'probe.place' ? ['name', 'ne', 'vault'] : true),
    })
    const places = await run({ dimensions: ['place.name'], measures: COUNT }, blind)
    assert.deepEqual(places.rows, [
      { 'place.name': null, 'count': 2 },
      { 'place.name': 'hall', 'count': 1 },
    ])
  })

  test('no field he may not read: it is refused like one that is not there', async ({ assert }) => {
    const ctx = caller({ mayUse: (_, field) => field.key !== 'secret' })
    for (const query of [
      (field: string) => ({ dimensions: [field], measures: COUNT }),
      (field: string) => ({ measures: [{ fn: 'count_distinct', field }] }),
      (field: string) => ({ columns: [field] }),
      (field: string) => ({ measures: COUNT, filter: [field, 'eq', 'x'] }),
      (field: string) => ({ measures: COUNT, pivot: { field } }),
      (field: string) => ({ columns: ['name'], sort: [field] }),
    ]) {
      const hidden = await refusal(run(query('secret'), ctx))
      assert.equal(hidden?.status, 422)
      assert.deepEqual(hidden, await refusal(run(query('sesame'), ctx)))
    }
  })

  test('no field that may be read but not taken into reports', async ({ assert }) => {
    const ctx = caller({ mayUse: (_, field, verb) => verb !== 'report' || field.key !== 'secret' })
    const hidden = await refusal(run({ dimensions: ['secret'], measures: COUNT }, ctx))
    assert.equal(hidden?.status, 422)
  })

  test('nothing of a plugin the company does not use', async ({ assert }) => {
    const ctx = caller().with({ plugins: new Set<string>() })
    assert.equal((await refusal(run({ measures: COUNT }, ctx)))?.status, 422)
  })

  test('lines without those of archived records', async ({ assert }) => {
    const { rows } = await runReport(caller(), {
      source: 'probe.part',
      dimensions: ['name'],
      measures: COUNT,
    })
    assert.deepEqual(rows, [{ name: 'lid', count: 1 }])
  })

  test('moments on the days of the company’s calendar, when its clock changes too', async ({
    assert,
  }) => {
    // Kyiv is two hours ahead of UTC until 29 March 2026, 03:00 there, and three from then on.
    const { rows } = await run(
      { dimensions: [{ field: 'seen_at', bucket: 'day' }], measures: COUNT },
      caller({}, [1, 2])
    )
    assert.deepEqual(rows, [
      { seen_at: '2026-03-28', count: 1 },
      { seen_at: '2026-03-29', count: 2 },
      { seen_at: '2026-03-30', count: 1 },
    ])
  })

  test('parameters as they are answered when the report runs', async ({ assert }) => {
    const query = {
      measures: COUNT,
      parameters: [{ key: 'colour', default: 'red' }],
      filter: ['colour', 'eq', { parameter: 'colour' }],
    }
    assert.equal((await run(query)).totals!.count, 2)
    assert.equal((await run({ ...query, values: { colour: 'green' } })).totals!.count, 1)
  })
})
