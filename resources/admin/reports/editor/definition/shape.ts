import type { ReportField } from '#kernel/reports/editor/wire'
import { addField, usualShelf } from './chips.js'
import { startOf, type Definition } from './definition.js'
import { settled } from './settle.js'

const DIMENSIONS = 3

/** The same fields as records one by one. */
export function asPlain(definition: Definition): Definition {
  if (definition.isPlain) return definition
  const { dimensions, measures, pivot } = definition
  const paths = [...dimensions, ...(pivot ? [pivot] : []), ...measures].flatMap(
    ({ field }) => field ?? []
  )
  return settled({ ...blank(definition), isPlain: true, columns: [...new Set(paths)] })
}

/** The same fields gathered and measured: figures as values, and of the others the first few as rows. */
export function asGathered(definition: Definition, fields: readonly ReportField[]): Definition {
  if (!definition.isPlain) return definition
  let next: Definition = { ...blank(definition), isPlain: false }
  for (const field of fields) {
    const shelf = usualShelf(next, field)
    if (shelf === 'values' || (shelf === 'rows' && next.dimensions.length < DIMENSIONS)) {
      next = addField(next, field, shelf)
    }
  }
  return next
}

/** What does not depend on how records are shown. */
function blank({ source, filter, archived, parameters }: Definition): Definition {
  return { ...startOf(source, filter), archived, parameters }
}
