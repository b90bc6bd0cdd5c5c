import { test } from '@japa/runner'
import fc from 'fast-check'
import { runReport } from '#kernel/reports/run/run_report'
import { evaluate, plain } from '#tests/kernel/reports/evaluate'
import type { Evaluated } from '#tests/kernel/reports/evaluate'
import { caller, installThings, store } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'

const NAMES = ['oak', 'Oak', 'ash', 'Київ', 'київ', "o'k"]
const DAYS = ['2024-12-30', '2025-12-31', '2026-01-01', '2026-02-28', '2026-11-22']

const pick = (values: unknown[], seed: number) =>
  seed % 5 === 4 ? null : values[seed % values.length]

const rows: Row[] = Array.from({ length: 90 }, (_, index) => ({
  id: index + 1,
  name: pick(NAMES, index * 7),
  count: pick([-3, 0, 1, 2, 7], index * 3),
  price: pick([-1250, 0, 5, 99999, 3], index * 11),
  currency: index % 4 === 0 ? 'JPY' : 'EUR',
  weight: pick([500_000, 1, 2_500_000, -1_000_000], index),
  is_new: index % 2,
  made_on: pick(DAYS, index * 13),
  colour: pick(['red', 'green', 'blue'], index * 9),
}))

const dimension = fc.oneof(
  fc.constantFrom('name', 'count', 'is_new', 'colour', 'made_on').map((field) => ({ field })),
  fc
    .constantFrom('day', 'week', 'month', 'quarter', 'year')
    .map((bucket) => ({ field: 'made_on', bucket })),
  fc
    .uniqueArray(fc.integer({ min: -4, max: 8 }), { minLength: 1, maxLength: 4 })
    .map((ends) => ({ field: 'count', bucket: { ranges: ends.toSorted((a, b) => a - b) } }))
)

const measure = fc.oneof(
  fc.constant({ fn: 'count' }),
  fc.record({
    fn: fc.constantFrom('sum', 'avg', 'min', 'max'),
    field: fc.constantFrom('price', 'weight', 'count'),
  }),
  fc.record({
    fn: fc.constantFrom('count', 'count_distinct'),
    field: fc.constantFrom('name', 'made_on', 'colour'),
  })
)

const definition = fc.record({
  dimensions: fc.uniqueArray(dimension, { maxLength: 3, selector: (one) => one.field }),
  measures: fc.uniqueArray(measure, {
    minLength: 1,
    maxLength: 4,
    selector: (one) => JSON.stringify(one),
  }),
  colours: fc.option(fc.subarray(['red', 'green', 'blue'], { minLength: 1 })),
})

/** Texts that differ in case only are one; the order of rows is not part of the property. */
const comparable = (all: Evaluated[]) =>
  all
    .map(({ keys, figures }) =>
      JSON.stringify([
        keys.map((one) => (typeof one === 'string' ? one.toLowerCase() : one)),
        figures,
      ])
    )
    .sort()

test.group('Random reports', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_things', rows)
    return remove
  })

  test('give the rows that an evaluator in memory gives', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(definition, async ({ dimensions, measures, colours }) => {
        const named = {
          dimensions: dimensions.map((one, at) => ({ ...one, as: `d${at}` })),
          measures: measures.map((one, at) => ({ ...one, as: `m${at}` })),
        }
        const filter = colours ? ['colour', 'in', colours] : []
        const { rows: found, columns } = await runReport(caller(), {
          source: 'probe.thing',
          ...named,
          filter,
        })
        const wanted = colours ? rows.filter((row) => colours.includes(String(row.colour))) : rows
        const only = columns.find((one) => one.currency)?.currency
        const isApart = only !== undefined || found.some((row) => 'currency' in row)
        const answered = found.map((row) => ({
          keys: [
            ...named.dimensions.map(({ as }) => row[as] as string | number | boolean | null),
            ...(isApart ? [(row.currency as string) ?? only] : []),
          ],
          figures: named.measures.map(({ as }) => plain(row[as])),
        }))
        assert.deepEqual(
          comparable(answered),
          comparable(evaluate({ dimensions, measures }, wanted))
        )
      }),
      { numRuns: 150 }
    )
  }).timeout(120_000)
})
