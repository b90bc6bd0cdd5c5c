import { test } from '@japa/runner'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { runReport } from '#kernel/reports/run/run_report'
import { HOSTILE } from '#tests/kernel/query/hostile_strings'
import { caller, installThings, store } from '#tests/kernel/query/things'

type Query = Record<string, unknown>

const base: Query = { source: 'probe.thing', dimensions: ['colour'], measures: [{ fn: 'count' }] }

/** Every place of a report where a client may put text. */
const POSITIONS: Record<string, (text: string) => Query> = {
  'the source': (text) => ({ ...base, source: text }),
  'a key of the query': (text) => ({ ...base, [text]: 1 }),
  'a column': (text) => ({ source: 'probe.thing', columns: ['name', text] }),
  'a column behind a reference': (text) => ({ source: 'probe.thing', columns: [`place.${text}`] }),
  'a dimension': (text) => ({ ...base, dimensions: [text] }),
  'the field of a dimension': (text) => ({ ...base, dimensions: [{ field: text }] }),
  'a bucket': (text) => ({ ...base, dimensions: [{ field: 'made_on', bucket: text }] }),
  'a key of a bucket': (text) => ({
    ...base,
    dimensions: [{ field: 'count', bucket: { [text]: [1] } }],
  }),
  'the end of a range': (text) => ({
    ...base,
    dimensions: [{ field: 'price', bucket: { ranges: [text] } }],
  }),
  'a day that ends a range': (text) => ({
    ...base,
    dimensions: [{ field: 'made_on', bucket: { ranges: [['2026-01-01', text]] } }],
  }),
  'the name of a dimension': (text) => ({ ...base, dimensions: [{ field: 'name', as: text }] }),
  'a function': (text) => ({ ...base, measures: [{ fn: text, field: 'count' }] }),
  'the field of a measure': (text) => ({
    ...base,
    measures: [{ fn: 'count_distinct', field: text }],
  }),
  'the name of a measure': (text) => ({
    ...base,
    measures: [{ fn: 'sum', field: 'price', as: text }],
  }),
  'a key of a measure': (text) => ({ ...base, measures: [{ fn: 'count', [text]: 'name' }] }),
  'a value of the filter': (text) => ({ ...base, filter: ['name', 'contains', text] }),
  'a path of the filter': (text) => ({ ...base, filter: [text, 'eq', 1] }),
  'an answer to a parameter': (text) => ({
    ...base,
    parameters: [{ key: 'who' }],
    values: { who: text },
    filter: ['name', 'eq', { parameter: 'who' }],
  }),
  'the key of a parameter': (text) => ({
    ...base,
    parameters: [{ key: text, default: 'a' }],
    filter: ['name', 'eq', { parameter: text }],
  }),
  'a key of the condition': (text) => ({ ...base, having: [text, 'eq', 1] }),
  'an operator of the condition': (text) => ({ ...base, having: ['count', text, 1] }),
  'a value of the condition': (text) => ({ ...base, having: ['count', 'gt', text] }),
  'a word of the condition': (text) => ({ ...base, having: { [text]: [] } }),
  'the order': (text) => ({ ...base, sort: text }),
  'a word of the order': (text) => ({ ...base, sort: ['count', `-${text}`] }),
  'the order of a plain table': (text) => ({
    source: 'probe.thing',
    columns: ['name'],
    sort: [text],
  }),
  'the pivot': (text) => ({ ...base, pivot: { field: text } }),
  'the limit': (text) => ({ ...base, limit: text }),
  'whether the others are shown': (text) => ({ ...base, limit: 1, others: text }),
  'whether archived ones count': (text) => ({ ...base, archived: text }),
}

/** What compiled statements are made of: words, quoted names, signs, the steps of spans and zones. */
const STATEMENT = /^[\w\s`.,()?=<>*'!+%/-]+$/

function watched(statements: string[]): Context {
  const ctx = caller()
  const rows = ctx.rows.bind(ctx)
  return Object.assign(ctx, {
    rows: (sql: string, bindings: readonly unknown[]) => {
      statements.push(sql)
      return rows(sql, bindings)
    },
  })
}

/** 200, or the status of the refusal. Anything else that is thrown is a bug. */
async function statusOf(ctx: Context, query: unknown) {
  try {
    await runReport(ctx, query)
    return 200
  } catch (error) {
    if (error instanceof Refusal) return error.status
    throw error
  }
}

test.group('Hostile reports', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_places', [{ id: 1, name: 'hall' }])
    await store('probe_things', [
      { id: 1, name: 'a', place_id: 1, colour: 'red', made_on: '2026-01-01' },
    ])
    return remove
  })

  for (const [position, query] of Object.entries(POSITIONS)) {
    test(`text as ${position}: answered or refused, never in a statement`, async ({ assert }) => {
      for (const text of HOSTILE) {
        const statements: string[] = []
        assert.oneOf(await statusOf(watched(statements), query(text)), [200, 422], text)
        for (const sql of statements) {
          assert.match(sql, STATEMENT)
          const isPlain = /^[\w.,*?'!`()+%/ -]{0,12}$/.test(text)
          assert.isFalse(!isPlain && sql.includes(text), `${text} in ${sql}`)
        }
      }
    }).timeout(60_000)
  }

  test('of the wrong shape are refused', async ({ assert }) => {
    const deep = (levels: number): unknown =>
      levels === 0 ? ['count', 'eq', 1] : { not: deep(levels - 1) }
    for (const query of [
      null,
      [],
      'probe.thing',
      {},
      { source: 'probe.thing' },
      { source: ['probe.thing'] },
      { ...base, dimensions: 'colour' },
      { ...base, dimensions: [['colour']] },
      { ...base, dimensions: ['colour', 'colour'] },
      { ...base, dimensions: ['words'] },
      { ...base, dimensions: ['parts'] },
      { ...base, dimensions: ['twice'] },
      { ...base, dimensions: ['custom'] },
      { ...base, dimensions: [{ field: 'colour', bucket: 'month' }] },
      { ...base, dimensions: [{ field: 'colour', bucket: { ranges: [1] } }] },
      { ...base, dimensions: [{ field: 'count', bucket: { ranges: [] } }] },
      { ...base, dimensions: [{ field: 'count', bucket: { ranges: [3, 1] } }] },
      {
        ...base,
        dimensions: [
          {
            field: 'count',
            bucket: {
              ranges: [
                [1, 5],
                [4, 6],
              ],
            },
          },
        ],
      },
      { ...base, dimensions: [{ field: 'count', bucket: { ranges: [[null, null]] } }] },
      {
        ...base,
        dimensions: Array.from({ length: 9 }, (_, at) => ({ field: 'id', as: `d${at}` })),
      },
      { ...base, measures: [{ fn: 'sum' }] },
      { ...base, measures: [{ fn: 'sum', field: 'name' }] },
      { ...base, measures: [{ fn: 'sum', field: 'id' }] },
      { ...base, measures: [{ fn: 'avg', field: 'made_on' }] },
      { ...base, measures: [{ fn: 'constructor', field: 'count' }] },
      { ...base, columns: ['name'] },
      { ...base, having: deep(40) },
      { ...base, having: ['count', 'contains', 1] },
      { ...base, having: ['missing', 'eq', 1] },
      { ...base, filter: ['name', 'eq', { parameter: 'unknown' }] },
      { ...base, values: { unknown: 1 } },
      { ...base, pivot: { field: 'price' } },
      { ...base, limit: 0 },
      { ...base, limit: 1_000_000 },
    ]) {
      assert.equal(await statusOf(caller(), query), 422, JSON.stringify(query).slice(0, 90))
    }
  })
})
