import { Decimal, Refusal } from 'kontor/plugin'
import type { Given } from './use_template.js'

/** Variables as they travel: decimals as text by name. What is empty keeps its usual value. */
export function readGiven(values: Record<string, unknown> | null | undefined): Given {
  return Object.fromEntries(
    Object.entries(values ?? {})
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => [name, decimalOf(name, value)])
  )
}

function decimalOf(name: string, value: unknown) {
  try {
    return Decimal.parse(value, 6)
  } catch {
    throw Refusal.input([{ field: `values.${name}`, code: 'E_DECIMAL_STRING' }])
  }
}
