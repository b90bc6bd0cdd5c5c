import type { ParameterQuery } from '#kernel/reports/query/definition'
import type { Definition } from './definition.js'

/** A value that is asked for when the report runs. */
export interface Asked {
  parameter: string
}

export function isAsked(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null && 'parameter' in value
}

/** A value asked for, also where a span that moves along with today is. */
export function askedIn(value: unknown): string | undefined {
  if (isAsked(value)) return value.parameter
  const relative = typeof value === 'object' && value !== null && 'relative' in value
  return relative && isAsked(value.relative) ? value.relative.parameter : undefined
}

/** A key for a new parameter: `due_on`, `due_on_2`. */
export function parameterKey(parameters: readonly ParameterQuery[], path: string): string {
  const base =
    path
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+/, '')
      .slice(0, 50) || 'value'
  const taken = new Set(parameters.map((one) => one.key))
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}_${number}`
    if (!taken.has(key)) return key
  }
}

/** The parameters with this one added or changed. */
export function withParameter(
  parameters: readonly ParameterQuery[],
  one: ParameterQuery
): readonly ParameterQuery[] {
  const at = parameters.findIndex(({ key }) => key === one.key)
  return at < 0 ? [...parameters, one] : parameters.with(at, one)
}

/** Without the parameters the filter does not ask for any more. */
export function usedParameters({ filter, parameters }: Definition): readonly ParameterQuery[] {
  const text = JSON.stringify(filter)
  return parameters.filter(({ key }) => text.includes(JSON.stringify({ parameter: key })))
}
