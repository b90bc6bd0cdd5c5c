import { test } from '@japa/runner'
import fc from 'fast-check'
import { runReport } from '#kernel/reports/run/run_report'
import type { Answer } from '#kernel/reports/answer'
import { definitions, RECORDS } from '#tests/kernel/reports/property_definitions'
import { divided, evaluate, evaluateRest, plain } from '#tests/kernel/reports/evaluate'
import type { Evaluated } from '#tests/kernel/reports/evaluate'
import { caller, installThings, store } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'

type Definition = typeof definitions extends fc.Arbitrary<infer T> ? T : never

/** Texts that differ in case only are one; the order of rows is not part of the property. */
const comparable = (all: Evaluated[]) =>
  all.map((one) => JSON.stringify([lower(one), one.figures])).sort()

const lower = ({ keys }: Pick<Evaluated, 'keys'>) =>
  keys.map((one) => (typeof one === 'string' ? one.toLowerCase() : one))

const wantedOf = ({ colours }: Definition) =>
  colours ? RECORDS.filter((row) => colours.includes(String(row.colour))) : RECORDS

/** The report as it is asked for; every record is counted too, as `n`. */
function queryOf({ dimensions, measures, colours }: Definition, more: Row = {}) {
  return {
    source: 'probe.thing',
    dimensions: dimensions.map((one, at) => ({ ...one, as: `d${at}` })),
    measures: [...measures.map((one, at) => ({ ...one, as: `m${at}` })), { fn: 'count', as: 'n' }],
    filter: colours ? ['colour', 'in', colours] : [],
    ...more,
  }
}

/** The rows of an answer as the evaluator says them. */
function answered({ dimensions, measures }: Definition, { columns, rows }: Answer): Evaluated[] {
  const only = columns.find((one) => one.currency)?.currency
  const isApart = only !== undefined || columns.some((one) => one.key === 'currency')
  return rows.map((row) => ({
    keys: [
      ...dimensions.map((_, at) => row[`d${at}`] as string | number | boolean | null),
      ...(isApart ? [(row.currency as string) ?? only] : []),
    ],
    figures: measures.map((_, at) => plain(row[`m${at}`])),
  }))
}

/** Checks what random definitions answer. */
const always = (check: (one: Definition) => Promise<void>) =>
  fc.assert(fc.asyncProperty(definitions, check), { numRuns: 300 })

const run = (query: unknown) => runReport(caller(), query)

test.group('Random reports', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_things', RECORDS)
    return remove
  })

  test('give the rows that an evaluator in memory gives', async ({ assert }) => {
    await always(async (one) => {
      const found = answered(one, await run(queryOf(one)))
      assert.deepEqual(comparable(found), comparable(evaluate(one, wantedOf(one))))
    })
  }).timeout(120_000)

  test('keep the rows that meet a condition on their first figure', async ({ assert }) => {
    await always(async (one) => {
      const having = ['m0', 'gt', one.above ?? 0]
      const found = answered(one, await run(queryOf(one, { having })))
      const all = evaluate(one, wantedOf(one))
      const wanted = all.filter(
        ({ figures: [first] }) => first !== null && Number(first) > (one.above ?? 0)
      )
      assert.deepEqual(comparable(found), comparable(wanted))
    })
  }).timeout(120_000)

  test('keep the rows with the most, and gather all others', async ({ assert }) => {
    await always(async (one) => {
      const limit = one.limit ?? 3
      const answer = await run(queryOf(one, { limit, others: true, sort: '-m0' }))
      const isRest = answer.drill.map((drill) => drill?.isRest === true)
      const all = answered(one, answer)
      const kept = all.filter((_, at) => !isRest[at])
      const wanted = evaluate(one, wantedOf(one))
      const sizes = wanted.map(({ figures: [first] }) => size(first)).toSorted((a, b) => b - a)
      assert.deepEqual(
        kept.map(({ figures: [first] }) => size(first)),
        sizes.slice(0, limit)
      )
      const known = new Set(comparable(wanted))
      assert.isTrue(comparable(kept).every((row) => known.has(row)))
      const rest = all.filter((_, at) => isRest[at])
      assert.deepEqual(
        comparable(rest),
        comparable(evaluateRest(one, wantedOf(one), kept.map(lower)))
      )
    })
  }).timeout(120_000)

  test('have in each cell of a pivot what its records give', async ({ assert }) => {
    await always(async (one) => {
      const pivot = one.pivot ?? 'colour'
      const dimensions = one.dimensions.filter(({ field }) => field !== pivot)
      const definition = { ...one, dimensions }
      const answer = await run(queryOf(definition, { pivot }))
      const crossed = evaluate(
        { ...one, dimensions: [...dimensions, { field: pivot }] },
        wantedOf(one)
      )
      assert.deepEqual(
        cells(definition, answer),
        comparable(crossed.map((row) => withPivot(row, dimensions.length)))
      )
    })
  }).timeout(120_000)

  test('compute of each row what its figures give, exactly', async ({ assert }) => {
    await always(async (one) => {
      const computed = [
        { key: 'each', formula: 'm0 / n' },
        { key: 'back', formula: 'm0 - m0' },
      ]
      const { rows, columns } = await run(queryOf(one, { computed }))
      const money = columns.find((column) => column.key === 'm0')?.type === 'money'
      const only = columns.find((column) => column.key === 'm0')?.currency
      for (const row of rows) {
        const scale = !money ? 6 : (only ?? row.currency) === 'JPY' ? 0 : 2
        const first = plain(row.m0)
        assert.equal(
          plain(row.each),
          first === null || row.n === 0 ? null : divided(first, Number(row.n), scale)
        )
        assert.equal(plain(row.back), first === null ? null : '0')
      }
    })
  }).timeout(120_000)
})

const size = (figure: string | null) => (figure === null ? -Infinity : Number(figure))

/** A row of dimensions and the value across the top: that value is said as a heading says it. */
function withPivot({ keys, figures }: Evaluated, at: number): Evaluated {
  const value = keys[at]
  const heading = value === null ? 'None' : value === true ? 'Yes' : value === false ? 'No' : value
  return { keys: keys.with(at, heading), figures }
}

/** Every cell of a pivot that has records. */
function cells(definition: Definition, answer: Answer) {
  const { dimensions, measures } = definition
  const headings = answer.columns.filter((one) => /^n\.\d+$/.test(one.key))
  const rows = answered(definition, answer)
  const found = answer.rows.flatMap((row, at) =>
    headings.flatMap(({ pivot }, index): Evaluated[] =>
      (row[`n.${index}`] ?? 0) === 0
        ? []
        : [
            {
              keys: rows[at].keys.toSpliced(dimensions.length, 0, pivot!),
              figures: measures.map((_, number) => plain(row[`m${number}.${index}`])),
            },
          ]
    )
  )
  return comparable(found)
}
