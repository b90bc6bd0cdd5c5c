import type { DimensionQuery, MeasureQuery } from '#kernel/reports/query/definition'
import type { Definition } from './definition.js'

/** The name of a dimension in the answer. */
export const dimensionKey = ({ field, as }: DimensionQuery) => as ?? field

/** The name of a figure in the answer. */
export const measureKey = ({ fn, field, as }: MeasureQuery) =>
  as ?? (field === undefined ? fn : `${fn}_${field}`)

/** The names of everything the answer has, in the order of its columns. */
export function keysOf({ isPlain, columns, dimensions, measures, computed }: Definition): string[] {
  const own = isPlain
    ? columns
    : [...dimensions.map(dimensionKey), ...figuresOf(measures).map(measureKey)]
  return [...own, ...computed.map(({ key }) => key)]
}

/** Without a figure the records are counted. */
export const figuresOf = (measures: readonly MeasureQuery[]): readonly MeasureQuery[] =>
  measures.length > 0 ? measures : [{ fn: 'count' }]

/** A name that is free yet: `net`, `net_2`. Letters, digits and underscores, as names in reports are. */
export function freeKey(definition: Definition, wish: string): string {
  const base = wish
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 50)
  const taken = new Set(keysOf(definition))
  for (let number = 1; ; number++) {
    const key = number === 1 ? base || 'figure' : `${base || 'figure'}_${number}`
    if (!taken.has(key)) return key
  }
}
