import type { Problem } from 'kontor/ui'

/**
 * What the server refused, by the place on the screen it belongs to: a column's lookup to its column. What
 * has no place stands alone.
 */
export function complaintsOf(problem: Problem): Record<string, string> {
  if (problem.errors.length === 0) return { $: problem.message }
  return Object.fromEntries(
    problem.errors.map(({ field, message }) => {
      const place = field.replace(/\.(lookup|format)$/, '')
      return [place.startsWith('mapping.') ? place : `$${place}`, message]
    })
  )
}

/** What stands before a complaint in the summary: the column or field it is about. */
export function complaintLabels(errors: Record<string, string>) {
  const label = (place: string) => place.replace(/^mapping\.(columns|defaults)\./, '')
  return Object.fromEntries(
    Object.keys(errors)
      .filter((place) => label(place) !== place)
      .map((place) => [place, label(place)])
  )
}
