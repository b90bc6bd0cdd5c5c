import { refused } from '#kernel/records/query/refusals'
import { readKey, readLabel, readShape } from '#kernel/reports/query/shape'

/** A column that an expression makes of others. */
export interface ReadComputed {
  position: string
  key: string
  /** Its name as its author writes it; else its key. */
  label: string
  formula: string
}

/** `{key, label?, formula}`; what the formula says is read later. */
export function readComputed(value: unknown, position: string): ReadComputed {
  const shape = readShape(value, position, ['key', 'label', 'formula'])
  const key = readKey(shape.key, `${position}.key`)
  if (key === undefined) throw refused(`${position}.key`, 'E_REQUIRED')
  const label = readLabel(shape.label, `${position}.label`) ?? key
  if (typeof shape.formula !== 'string') throw refused(`${position}.formula`, 'E_REQUIRED')
  return { position, key, label, formula: shape.formula }
}
