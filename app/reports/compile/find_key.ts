import { isGroupable } from '#kernel/records/query/groups/group_key'
import type { Column } from '#kernel/records/query/column'
import { compare } from '#kernel/records/query/compare'
import { refused, unknownField } from '#kernel/records/query/refusals'
import type { Source } from '#kernel/records/query/source'
import type { Key } from '#kernel/reports/compile/key'
import type { ReadDimension } from '#kernel/reports/query/read_dimension'

const FIGURES = new Set(['money', 'quantity', 'price', 'percent'])
const RANGED = new Set(['integer', 'money', 'quantity', 'price', 'percent', 'date', 'datetime'])

/** The column of a path that the caller may take out in a report; refused like one that does not exist. */
export function reportColumn(source: Source, path: string, position: string): Column {
  const column = source.column(path)
  if (!column || !source.ctx.access.mayUse(column.model.name, column.declared, 'report')) {
    throw unknownField(position)
  }
  return column
}

/** Whether records can be gathered by the values of a column. */
export const gathers = ({ field: { kind } }: Column) => isGroupable(kind) || FIGURES.has(kind)

/** Looks up what a dimension names. What its field cannot be gathered by is refused. */
export function findKey(source: Source, read: ReadDimension): Key {
  const column = reportColumn(source, read.field, read.position)
  const { kind } = column.field
  if (!gathers(column)) throw refused(read.position, 'E_REPORT_DIMENSION')
  if (read.span && kind !== 'date' && kind !== 'datetime') throw refused(read.position, 'E_BUCKET')
  if (read.ranges) checkRanges(source, column, read)
  return {
    key: read.key,
    path: read.field,
    label: read.label ?? column.label,
    column,
    field: column.declared,
    model: column.model,
    span: read.span,
    ranges: read.ranges,
  }
}

/** Ranges follow one another, so that no record is in two. */
function checkRanges({ ctx }: Source, column: Column, { ranges = [], position }: ReadDimension) {
  if (!RANGED.has(column.field.kind)) throw refused(position, 'E_REPORT_RANGES')
  const ends = ranges.flatMap(({ from, before }) => [from, before])
  const operands = ends.map((end, index) => {
    if (end === null) return index % 2 === 0 ? LOWEST : HIGHEST
    const { bindings } = compare(ctx, column, 'gte', end, position)
    return bindings[0] as number | string
  })
  const isText = operands.some((one) => typeof one === 'string')
  const order = (one: unknown, other: unknown) =>
    isText ? textOrder(one, other) : Number(one) - Number(other)
  for (let index = 1; index < operands.length; index++) {
    const difference = order(operands[index - 1], operands[index])
    if (difference > 0 || (difference === 0 && index % 2 === 1)) {
      throw refused(position, 'E_REPORT_RANGES')
    }
  }
}

const LOWEST = Number.NEGATIVE_INFINITY
const HIGHEST = Number.POSITIVE_INFINITY

function textOrder(one: unknown, other: unknown) {
  if (one === LOWEST || other === HIGHEST) return one === LOWEST && other === LOWEST ? 0 : -1
  if (other === LOWEST || one === HIGHEST) return 1
  return String(one) < String(other) ? -1 : one === other ? 0 : 1
}
