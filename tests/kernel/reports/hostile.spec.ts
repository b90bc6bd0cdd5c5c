import { test } from '@japa/runner'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { runReport } from '#kernel/reports/run/run_report'
import { caller, installThings, store } from '#tests/kernel/query/things'
import { base, POSITIONS } from '#tests/kernel/reports/hostile_positions'
import { TEXTS } from '#tests/kernel/reports/hostile_texts'
import { watchStatements } from '#tests/kernel/reports/statement_log'

/** A company that no other test has, so that its statements are known in a log. */
const COMPANY = 907_051

/** What compiled statements are made of: words, quoted names, signs, the steps of spans and zones. */
const STATEMENT = /^[\w\s`.,()?=<>*'!+%/-]+$/

const stranger = () => caller({}, [COMPANY]).with({ company: { ...caller().company, id: COMPANY } })

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

/** Words and numbers that statements have anyway. */
const isPlain = (text: string) => /^[\w.,*?'!`()+%/ -]{0,12}$/.test(text)

test.group('Hostile reports', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_places', [{ id: 1, name: 'hall', company_id: COMPANY }])
    await store('probe_things', [
      {
        id: 1,
        company_id: COMPANY,
        name: "o'a",
        place_id: 1,
        colour: 'red',
        made_on: '2026-01-01',
        price: 5,
        currency: 'JPY',
        count: 3,
      },
    ])
    return remove
  })

  for (const [position, query] of Object.entries(POSITIONS)) {
    test(`text as ${position}: answered or refused, never in a statement`, async ({ assert }) => {
      const statements = await watchStatements(COMPANY)
      const ctx = stranger()
      const odd: unknown[] = []
      for (const text of TEXTS) {
        const status = await statusOf(ctx, query(text))
        if (status !== 200 && status !== 422) odd.push([text, status])
      }
      assert.deepEqual(odd, [])
      const found = await statements()
      const broken = found.filter((one) => !STATEMENT.test(one))
      assert.deepEqual(broken, [])
      const dangerous = TEXTS.filter((one) => !isPlain(one))
      assert.deepEqual(
        dangerous.filter((one) => found.some((statement) => statement.includes(one))),
        []
      )
    }).timeout(120_000)
  }

  test('are two thousand texts, and statements are seen', async ({ assert }) => {
    assert.lengthOf(TEXTS, 2000)
    const statements = await watchStatements(COMPANY)
    await runReport(stranger(), { ...base, filter: ['name', 'eq', "'; DROP TABLE x; --"] })
    const found = await statements()
    assert.isTrue(found.some((one) => one.includes('`probe_things`')))
  })

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
