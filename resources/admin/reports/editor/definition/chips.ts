import type {
  DimensionQuery,
  MeasureFunction,
  MeasureQuery,
  PivotQuery,
} from '#kernel/reports/query/definition'
import type { ReportField } from '#kernel/reports/editor/wire'
import type { Definition } from './definition.js'
import { dimensionKey, freeKey, keysOf, measureKey } from './keys.js'
import { renamed, settled } from './settle.js'

/** Where fields are put: columns of a plain table; rows, across the top and values of a gathered one. */
export type ShelfName = 'columns' | 'rows' | 'across' | 'values'

/** A field on a shelf, by its place. */
export interface Spot {
  shelf: ShelfName
  at: number
}

export type DimensionChange = Partial<Pick<PivotQuery, 'limit'>> & Partial<DimensionQuery>
export type MeasureChange = Partial<MeasureQuery>

const DAYS = new Set(['date', 'datetime'])
const COUNT: MeasureFunction = 'count'

/** The shelves that take a field. */
export function shelvesFor(
  { isPlain }: Definition,
  { groups, measures }: ReportField
): ShelfName[] {
  if (isPlain) return ['columns']
  const fit: ShelfName[] = groups ? ['rows', 'across'] : []
  return measures.length > 0 ? [...fit, 'values'] : fit
}

/** Where a field goes that somebody just picks: figures are measured, anything else gathers. */
export function usualShelf(definition: Definition, field: ReportField): ShelfName | undefined {
  const [first] = field.measures
  if (!definition.isPlain && first && first !== COUNT) return 'values'
  return shelvesFor(definition, field)[0]
}

/** Puts a field on a shelf: a day by its month, a number as its sum, anything else as it is. */
export function addField(
  definition: Definition,
  field: ReportField,
  shelf: ShelfName,
  at = Number.POSITIVE_INFINITY
): Definition {
  if (!shelvesFor(definition, field).includes(shelf)) return definition
  return settled(put(definition, shelf, at, made(definition, field, shelf)))
}

type Made = string | DimensionQuery | MeasureQuery

function made(definition: Definition, field: ReportField, shelf: ShelfName): Made {
  if (shelf === 'columns') return field.path
  if (shelf === 'values') return measureOf(definition, field)
  const bucket = DAYS.has(field.kind) ? ({ bucket: 'month' } as const) : {}
  return named(definition, { field: field.path, ...bucket }, shelf)
}

/** The same field twice down the side needs a name of its own. */
function named(definition: Definition, dimension: DimensionQuery, shelf: ShelfName) {
  const isTaken = shelf === 'rows' && keysOf(definition).includes(dimension.field)
  return isTaken ? { ...dimension, as: freeKey(definition, dimension.field) } : dimension
}

/** The first function that is not used for this field yet. Formulas can name what has no dots. */
function measureOf(definition: Definition, { path, measures }: ReportField): MeasureQuery {
  const used = definition.measures.filter((one) => one.field === path).map((one) => one.fn)
  const fn = measures.find((one) => !used.includes(one)) ?? measures[0]
  const measure = { fn, field: path }
  const isFree = !keysOf(definition).includes(measureKey(measure)) && !path.includes('.')
  return isFree ? measure : { ...measure, as: freeKey(definition, measureKey(measure)) }
}

/** Adds the number of records. */
export function addCount(definition: Definition): Definition {
  const isTaken = keysOf({ ...definition, measures: [...definition.measures] }).includes(COUNT)
  const hasOwn = definition.measures.length > 0
  const count = isTaken && hasOwn ? { fn: COUNT, as: freeKey(definition, COUNT) } : { fn: COUNT }
  return settled(put(definition, 'values', Number.POSITIVE_INFINITY, count))
}

function put(definition: Definition, shelf: ShelfName, at: number, one: Made): Definition {
  switch (shelf) {
    case 'columns': {
      const columns = definition.columns.filter((path) => path !== one)
      return { ...definition, columns: inserted(columns, at, one as string) }
    }
    case 'rows':
      return {
        ...definition,
        dimensions: inserted(definition.dimensions, at, one as DimensionQuery),
      }
    case 'values':
      return { ...definition, measures: inserted(definition.measures, at, one as MeasureQuery) }
    case 'across': {
      const { field, bucket } = one as DimensionQuery
      return { ...definition, pivot: { field, ...(bucket && { bucket }) } }
    }
  }
}

const inserted = <T>(all: readonly T[], at: number, one: T) =>
  all.toSpliced(Math.min(at, all.length), 0, one)

/** Takes a field off its shelf. */
export const removeChip = (definition: Definition, spot: Spot) => settled(without(definition, spot))

function without(definition: Definition, { shelf, at }: Spot): Definition {
  if (shelf === 'across') return { ...definition, pivot: null }
  const list = LISTS[shelf]
  return { ...definition, [list]: definition[list].filter((_, index) => index !== at) }
}

const LISTS = { columns: 'columns', rows: 'dimensions', values: 'measures' } as const

/** The path of the field on a spot; undefined for the number of records. */
export function pathAt(definition: Definition, { shelf, at }: Spot): string | undefined {
  if (shelf === 'columns') return definition.columns[at]
  if (shelf === 'across') return definition.pivot?.field
  return definition[LISTS[shelf]][at]?.field
}

/**
 * Moves what stands on a spot to another one. Within its shelf it keeps its settings; on another it becomes what
 * that shelf makes of its field, if it takes it.
 */
export function moveChip(
  definition: Definition,
  from: Spot,
  to: Spot,
  field: ReportField | undefined
): Definition {
  if (from.shelf === to.shelf) return moved(definition, from, to.at)
  const kept = keptBetween(definition, from, to)
  const rest = without(definition, from)
  if (kept) return settled(put(rest, to.shelf, to.at, named(rest, kept, to.shelf)))
  if (!field || !shelvesFor(definition, field).includes(to.shelf)) return definition
  return settled(put(rest, to.shelf, to.at, made(rest, field, to.shelf)))
}

/** A dimension that goes from the side to the top, or back, keeps its span or ranges. */
function keptBetween(definition: Definition, from: Spot, to: Spot): DimensionQuery | undefined {
  const shelves = new Set([from.shelf, to.shelf])
  if (!shelves.has('rows') || !shelves.has('across')) return undefined
  const one = from.shelf === 'across' ? definition.pivot : definition.dimensions[from.at]
  return one ? { field: one.field, ...(one.bucket && { bucket: one.bucket }) } : undefined
}

function moved(definition: Definition, { shelf, at }: Spot, to: number): Definition {
  if (shelf === 'across') return definition
  const list = LISTS[shelf]
  const all: readonly Made[] = definition[list]
  const place = Math.max(0, Math.min(to, all.length - 1))
  return { ...definition, [list]: all.toSpliced(at, 1).toSpliced(place, 0, all[at]) }
}

/** Another span, other ranges or another name for a dimension. */
export function changeDimension(
  definition: Definition,
  { shelf, at }: Spot,
  change: DimensionChange
): Definition {
  if (shelf === 'across') {
    return settled({ ...definition, pivot: written({ ...definition.pivot!, ...change }) })
  }
  const before = definition.dimensions[at]
  const after = written({ ...before, ...change })
  const dimensions = definition.dimensions.with(at, after)
  return renamed({ ...definition, dimensions }, dimensionKey(before), dimensionKey(after))
}

/** Another function, field or name for a figure. A name that another one has gets a number. */
export function changeMeasure(
  definition: Definition,
  at: number,
  change: MeasureChange
): Definition {
  const before = definition.measures[at]
  const wished = written({ ...before, ...change })
  const others = { ...definition, measures: definition.measures.toSpliced(at, 1) }
  const isTaken = others.measures.some((one) => measureKey(one) === measureKey(wished))
  const after = isTaken ? { ...wished, as: freeKey(others, measureKey(wished)) } : wished
  const measures = definition.measures.with(at, after)
  return renamed({ ...definition, measures }, measureKey(before), measureKey(after))
}

/** Without what is not said. */
const written = <T extends object>(one: T): T =>
  Object.fromEntries(
    Object.entries(one).filter(([, value]) => value !== undefined && value !== '')
  ) as T
