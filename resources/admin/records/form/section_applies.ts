import type { ModelDescription } from '../types'

type Section = ModelDescription['form'][number]

/** Whether a part of a form concerns a record with these values. */
export function sectionApplies(
  { when }: Section,
  values: Record<string, unknown>,
  companyCurrency: string | undefined
) {
  if (!when) return true
  const value = values[when.field]
  if ('is' in when) return value === when.is
  return Boolean(value) && value !== companyCurrency
}
