import { engine } from '#config/database'
import type { FieldKind } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Column } from '#kernel/records/query/column'
import { refused } from '#kernel/records/query/refusals'
import type { Source } from '#kernel/records/query/source'
import { decimalsOf } from '#kernel/records/values/currency'
import { Decimal, divideRounded } from '#kernel/records/values/decimal'
import { reportColumn } from '#kernel/reports/compile/find_key'
import type { Parts, PartValue, PartValues } from '#kernel/reports/compile/parts'
import { MEASURE_FUNCTIONS } from '#kernel/reports/query/definition'
import type { MeasureFunction } from '#kernel/reports/query/definition'
import type { ReadMeasure } from '#kernel/reports/query/read_measure'

/** A figure of a group: exact, or a day or moment as its column holds it. */
export type Figure = Decimal | string | null

export interface Measure {
  key: string
  /** Its heading, where its author wrote one. */
  label?: string
  fn: MeasureFunction
  column?: Column
  type: FieldKind
  /** The path of the currency its amounts are in. */
  currency?: string
  /** Where its amounts are converted. */
  converted?: ConvertedAmounts
  /** The group's own figure; of share, running and delta what they are made from. */
  figure(values: PartValues, currency: string | undefined): Figure
}

/** Amounts that come converted: exact, until they are rounded to be shown. */
export interface ConvertedAmounts {
  to: string
  /** The path of the currency they were in, and the part they are read in. */
  from: string
  part: string
}

/** Converted amounts have so many decimals before they are rounded: a price's, and a rate's. */
export const CONVERTED_SCALE = 14

/** An average has so many decimals at most. */
const AVERAGE = 6

/** What can be added up; prices and percentages cannot. */
const SUMMABLE = new Set<FieldKind>(['money', 'quantity', 'integer'])
const FIGURES = new Set<FieldKind>([...SUMMABLE, 'price', 'percent'])
const ORDERED = new Set<FieldKind>([...FIGURES, 'date', 'datetime'])
const COUNTABLE = new Set<FieldKind>([
  ...ORDERED,
  'text',
  'email',
  'phone',
  'url',
  'boolean',
  'choice',
  'reference',
])

const FITTING: Record<MeasureFunction, ReadonlySet<FieldKind>> = {
  count: COUNTABLE,
  count_distinct: COUNTABLE,
  sum: SUMMABLE,
  share: SUMMABLE,
  running: SUMMABLE,
  delta: SUMMABLE,
  avg: FIGURES,
  min: ORDERED,
  max: ORDERED,
}

/** Looks up what a measure names; `to` is the currency amounts come converted into. A function its field does not have is refused. */
export function findMeasure(source: Source, parts: Parts, read: ReadMeasure, to?: string): Measure {
  const { key, label, fn, field, position } = read
  if (field === undefined) return { label, ...counting(parts, key, fn) }
  const column = reportColumn(source, field, `${position}.field`)
  const { kind } = column.field
  if (!measuresOf(column).includes(fn)) throw refused(position, 'E_REPORT_MEASURE')
  const from = fn.startsWith('count') ? undefined : currencyOf(column)
  const isConverted = from !== undefined && to !== undefined
  const measure = { key, label, fn, column, currency: isConverted ? undefined : from }
  const made = (part: string, rest: Pick<Measure, 'type' | 'figure'>): Measure => ({
    ...measure,
    ...rest,
    ...(isConverted && { converted: { to, from, part } }),
  })
  const scale = isConverted ? () => CONVERTED_SCALE : scaleOf(column)
  if (fn === 'count' || fn === 'count_distinct') {
    return { ...measure, ...counted(parts, fn, column) }
  }
  if (fn === 'min' || fn === 'max') {
    const part = parts.add(`${fn === 'min' ? 'MIN' : 'MAX'}(${column.sql})`, fn)
    return made(part, extreme(part, column, scale))
  }
  const sum = addSum(parts, column)
  if (fn === 'avg') return made(sum, average(sum, parts, column, scale))
  const type = fn === 'share' ? 'percent' : kind
  return made(sum, { type, figure: (values, currency) => inUnits(values[sum], scale(currency)) })
}

/** The functions that the values of a column can be measured by. */
export const measuresOf = (column: Column): MeasureFunction[] =>
  MEASURE_FUNCTIONS.filter(
    (fn) =>
      FITTING[fn].has(column.field.kind) &&
      (fn === 'count' || fn === 'count_distinct' || !isIdentity(column))
  )

const isIdentity = ({ declared }: Column) => declared.base === true && declared.kind === 'integer'

/** The currency that stands beside an amount or a price. */
export function currencyOf({ field, reads }: Column) {
  const isAmount = field.kind === 'money' || field.kind === 'price'
  return isAmount && field.currency && reads.has(field.currency) ? field.currency : undefined
}

function counting(parts: Parts, key: string, fn: MeasureFunction): Measure {
  const all = parts.add('COUNT(*)', 'add')
  const type = fn === 'share' ? 'percent' : 'integer'
  return { key, fn, type, figure: (values) => new Decimal((values[all] as bigint | null) ?? 0n, 0) }
}

function counted(parts: Parts, fn: 'count' | 'count_distinct', column: Column) {
  const isWord = ['text', 'email', 'phone', 'url'].includes(column.field.kind)
  const value = engine === 'sqlite' && isWord ? `fold(${column.sql})` : column.sql
  const alias =
    fn === 'count'
      ? parts.add(`COUNT(${column.sql})`, 'add')
      : parts.add(`COUNT(DISTINCT ${value})`, 'none')
  return {
    type: 'integer' as const,
    figure: (values: PartValues) => {
      const known = values[alias]
      return known === null ? null : new Decimal(known as bigint, 0)
    },
  }
}

function average(sum: string, parts: Parts, column: Column, scale: Scale) {
  const count = parts.add(`COUNT(${column.sql})`, 'add')
  const { kind } = column.field
  const type: FieldKind = kind === 'money' ? 'price' : kind === 'integer' ? 'quantity' : kind
  return {
    type,
    figure: (values: PartValues, currency: string | undefined) => {
      const total = inUnits(values[sum], scale(currency))
      if (!total) return null
      const exact = total.at(Math.max(total.scale, AVERAGE))
      const divisor = (values[count] as bigint) * 10n ** BigInt(exact.scale - AVERAGE)
      return new Decimal(divideRounded(exact.units, divisor), AVERAGE)
    },
  }
}

function extreme(alias: string, { field }: Column, scale: Scale) {
  return {
    type: field.kind,
    figure: (values: PartValues, currency: string | undefined): Figure => {
      const found = values[alias]
      if (typeof found !== 'string') return inUnits(found, scale(currency))
      return String(typeOf(field.kind).columnToWire({ [field.key]: found }, field))
    },
  }
}

/** The exact sum as text: as a number it might not be whole. */
function addSum(parts: Parts, { sql: name }: Column) {
  if (engine !== 'sqlite') return parts.add(`CAST(SUM(${name}) AS CHAR)`, 'add')
  return parts.add(`CAST(SUM(${name}) AS TEXT)`, 'add', {
    millions: `SUM(${name} / 1000000)`,
    rest: `SUM(${name} % 1000000)`,
  })
}

/** How many decimals the units of an amount in a currency have. */
type Scale = (currency: string | undefined) => number

const scaleOf =
  ({ field: { kind } }: Column): Scale =>
  (currency) =>
    kind === 'integer' ? 0 : kind === 'money' ? decimalsOf(currency ?? '') : AVERAGE

const inUnits = (units: PartValue, scale: number) =>
  units === null ? null : new Decimal(units as bigint, scale)
