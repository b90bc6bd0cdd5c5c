import { test } from '@japa/runner'
import { registry } from '#kernel/plugins/registry'
import { Refusal } from '#kernel/http/refusal'
import type { ReportSourceDeclaration } from '#kernel/plugins/declaration'
import { runReport } from '#kernel/reports/run/run_report'
import { caller, store } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'
import { installFewThings } from '#tests/kernel/reports/few_things'

const SOURCES: ReportSourceDeclaration[] = [
  {
    name: 'probe.prices',
    from: [
      {
        model: 'probe.thing',
        fields: { hall: 'place.name', amount: 'price', currency: 'currency', day: 'made_on' },
        filter: ['colour', 'notnull'],
      },
    ],
  },
  {
    name: 'probe.names',
    from: [
      { model: 'probe.thing', fields: { what: 'name', hall: 'place.name' } },
      { model: 'probe.place', fields: { what: 'name', hall: 'name' } },
    ],
  },
]

/** Declares the sources as a plugin does; answers what takes them away again. */
async function install() {
  const remove = await installFewThings()
  const declaration = { id: 'probe', version: '1.0.0', api: '^1.0', reportSources: SOURCES }
  const [folder, order, integrations] = ['', 999, new Map()]
  registry.plugins.set('probe', { id: 'probe', declaration, folder, order, integrations })
  registry.revision++
  return async () => {
    registry.plugins.delete('probe')
    registry.revision++
    await remove()
  }
}

const run = (query: Row, ctx = caller()) => runReport(ctx, { source: 'probe.prices', ...query })

async function refusal(query: Row, ctx = caller()) {
  try {
    await run(query, ctx)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return [error.status, error.errors[0]?.field]
    throw error
  }
}

test.group('Sources that plugins declare', (group) => {
  group.setup(install)

  test('have fields of their own, and only their records', async ({ assert }) => {
    const answer = await run({
      dimensions: ['hall'],
      measures: [{ fn: 'sum', field: 'amount' }, { fn: 'count' }],
      computed: [{ key: 'each', formula: 'sum_amount / count' }],
      filter: ['currency', 'eq', 'EUR'],
      sort: '-sum_amount',
    })
    assert.deepEqual(answer.rows, [
      { hall: 'hall', sum_amount: '12.50', count: 1, each: '12.50' },
      { hall: null, sum_amount: '2.50', count: 1, each: '2.50' },
      { hall: 'attic', sum_amount: '0.50', count: 1, each: '0.50' },
    ])
    assert.equal(answer.columns[1].currency, 'EUR')
  })

  test('lead from a row to its records in their own list', async ({ assert }) => {
    const { drill } = await run({
      dimensions: ['hall'],
      measures: [{ fn: 'count' }],
      filter: ['amount', 'gt', '1'],
      sort: 'hall',
      limit: 1,
    })
    assert.deepEqual(drill, [
      {
        filter: {
          and: [
            {
              and: [
                ['price', 'gt', '1'],
                ['place.name', 'null'],
              ],
            },
            ['colour', 'notnull'],
          ],
        },
      },
    ])
  })

  test('are plain tables too, with a pivot, spans and conditions', async ({ assert }) => {
    const plain = await run({ columns: ['hall', 'amount', 'currency'], sort: '-amount', limit: 2 })
    assert.deepEqual(plain.rows, [
      { hall: 'hall', amount: '12.50', currency: 'EUR' },
      { hall: 'hall', amount: '900', currency: 'JPY' },
    ])
    assert.isTrue(plain.isCut)
    const crossed = await run({
      dimensions: [{ field: 'day', bucket: 'year' }],
      pivot: 'currency',
      measures: [{ fn: 'count' }],
      having: ['count', 'gt', 1],
    })
    assert.deepEqual(
      crossed.rows.map((row) => [row.day, row['count.0'], row['count.1'], row.count]),
      [['2026-01-01', 3, 1, 4]]
    )
  })

  test('put several models one after another', async ({ assert }) => {
    const { rows, drill } = await runReport(caller(), {
      source: 'probe.names',
      dimensions: ['hall'],
      measures: [{ fn: 'count' }, { fn: 'count_distinct', field: 'what' }],
      filter: ['hall', 'notnull'],
    })
    assert.deepEqual(rows, [
      { hall: 'attic', count: 2, count_distinct_what: 2 },
      { hall: 'hall', count: 3, count_distinct_what: 2 },
    ])
    assert.deepEqual(drill, [null, null])
  })

  test('keep companies, rules, archived records and closed fields apart in each model', async ({
    assert,
  }) => {
    await store('probe_places', [{ id: 9, name: 'hall', company_id: 2 }])
    const count = async (query: Row, ctx = caller()) =>
      (await run({ measures: [{ fn: 'count' }], ...query }, ctx)).totals!.count
    assert.equal(await count({}), 4)
    assert.equal(await count({ archived: true }), 5)
    const red = caller({
      filter: (model, verb) =>
        model === 'probe.thing' && verb === 'report' ? ['colour', 'eq', 'red'] : true,
    })
    assert.equal(await count({}, red), 3)
    assert.equal(await count({ source: 'probe.names' }), 7)
    assert.equal(await count({ source: 'probe.names' }, caller({}, [1, 2])), 9)
    const blind = caller({ mayUse: (_, field) => field.key !== 'price' })
    const query = { measures: [{ fn: 'sum', field: 'amount' }] }
    assert.deepEqual(await refusal(query, blind), [422, 'measures.0.field'])
    assert.deepEqual(await refusal({ columns: ['price'] }), [422, 'columns.0'])
    assert.deepEqual(await refusal({ columns: ['__proto__'] }), [422, 'columns.0'])
  })

  test('need the right to report on every model they draw from', async ({ assert }) => {
    const asked: string[] = []
    const ctx = caller({
      authorize: (model, verb) => {
        asked.push(`${model}.${verb}`)
      },
    })
    await run({ measures: [{ fn: 'count' }] }, ctx)
    assert.deepEqual(asked, ['probe.thing.report', 'probe.place.report'])
    const without = caller().with({ plugins: new Set() })
    assert.deepEqual(await refusal({ measures: [{ fn: 'count' }] }, without), [422, 'source'])
  })
})
