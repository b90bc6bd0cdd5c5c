import fc from 'fast-check'
import type { Row } from '#tests/kernel/query/things'

const NAMES = ['oak', 'Oak', 'ash', 'Київ', 'київ', "o'k"]
const DAYS = ['2024-12-30', '2025-12-31', '2026-01-01', '2026-02-28', '2026-11-22']

const pick = (values: unknown[], seed: number) =>
  seed % 5 === 4 ? null : values[seed % values.length]

/** The records that random reports are about: amounts are minor units, weights millionths. */
export const RECORDS: Row[] = Array.from({ length: 90 }, (_, index) => ({
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

const ranges = <T>(end: fc.Arbitrary<T>, compare: (one: T, other: T) => number) =>
  fc
    .uniqueArray(end, { minLength: 1, maxLength: 4 })
    .map((ends) => ({ ranges: ends.toSorted(compare) }))

const dimension = fc.oneof(
  fc.constantFrom('name', 'count', 'is_new', 'colour', 'made_on').map((field) => ({ field })),
  fc
    .constantFrom('day', 'week', 'month', 'quarter', 'year')
    .map((bucket) => ({ field: 'made_on', bucket })),
  ranges(fc.integer({ min: -4, max: 8 }), (a, b) => a - b).map((bucket) => ({
    field: 'count',
    bucket,
  })),
  ranges(fc.constantFrom('-1', '0', '0.000001', '0.5', '2.5'), (a, b) => Number(a) - Number(b)).map(
    (bucket) => ({ field: 'weight', bucket })
  ),
  ranges(fc.constantFrom(...DAYS), (a, b) => (a < b ? -1 : 1)).map((bucket) => ({
    field: 'made_on',
    bucket,
  }))
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

/** Random reports over the records. */
export const definitions = fc.record({
  dimensions: fc.uniqueArray(dimension, { maxLength: 3, selector: (one) => one.field }),
  measures: fc.uniqueArray(measure, {
    minLength: 1,
    maxLength: 4,
    selector: (one) => JSON.stringify(one),
  }),
  colours: fc.option(fc.subarray(['red', 'green', 'blue'], { minLength: 1 })),
  /** Only rows whose first figure is above. */
  above: fc.option(fc.integer({ min: -20, max: 40 })),
  limit: fc.option(fc.integer({ min: 1, max: 6 })),
  pivot: fc.option(fc.constantFrom('colour', 'is_new')),
})
