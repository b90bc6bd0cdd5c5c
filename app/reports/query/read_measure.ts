import { refused } from '#kernel/records/query/refusals'
import { MEASURE_FUNCTIONS } from '#kernel/reports/query/definition'
import type { MeasureFunction } from '#kernel/reports/query/definition'
import { readKey, readLabel, readShape, readText } from '#kernel/reports/query/shape'

export interface ReadMeasure {
  position: string
  fn: MeasureFunction
  field?: string
  key: string
  label?: string
}

/** Those that can also tell of how many records there are. */
const OF_RECORDS: ReadonlySet<MeasureFunction> = new Set(['count', 'share', 'running', 'delta'])

const functions: ReadonlySet<unknown> = new Set(MEASURE_FUNCTIONS)

/** `{fn, field?, as?}`; its key is `as` or `<fn>_<field>`. */
export function readMeasure(value: unknown, position: string): ReadMeasure {
  const shape = readShape(value, position, ['fn', 'field', 'as', 'label'])
  if (!functions.has(shape.fn)) throw refused(`${position}.fn`, 'E_REPORT_FUNCTION')
  const fn = shape.fn as MeasureFunction
  const key = readKey(shape.as, `${position}.as`)
  const label = readLabel(shape.label, `${position}.label`)
  if (shape.field === undefined || shape.field === null) {
    if (!OF_RECORDS.has(fn)) throw refused(`${position}.field`, 'E_REQUIRED')
    return { position, fn, key: key ?? fn, label }
  }
  const field = readText(shape.field, `${position}.field`)
  return { position, fn, field, key: key ?? `${fn}_${field}`, label }
}
