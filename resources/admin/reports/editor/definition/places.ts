import type { ShelfName, Spot } from './chips.js'

/** What the server says of one place of a query: `dimensions.1.bucket`. */
interface Complaint {
  field: string
  message: string
}

const SHELVES: Record<string, ShelfName> = {
  columns: 'columns',
  dimensions: 'rows',
  pivot: 'across',
  measures: 'values',
}

/** Parts of a query that have a panel of their own. */
const PANELS = [
  'filter',
  'having',
  'sort',
  'limit',
  'computed',
  'conversion',
  'parameters',
] as const
export type PanelName = (typeof PANELS)[number]

export interface Complaints {
  /** By shelf and place: "rows.1". */
  chips: Record<string, string>
  /** By panel, and of its parts by their place: "computed", "computed.0", "conversion.rates.USD". */
  panels: Record<string, string>
  /** What has no place in the editor. */
  rest: string[]
}

export const spotKey = ({ shelf, at }: Spot) => `${shelf}.${at}`

/** Everything that was refused, beside what it is about. */
export function complaintsOf(errors: readonly Complaint[]): Complaints {
  const found: Complaints = { chips: {}, panels: {}, rest: [] }
  for (const { field, message } of errors) {
    const [part = '', at] = field.split('.')
    const shelf = SHELVES[part]
    if (shelf) {
      found.chips[spotKey({ shelf, at: shelf === 'across' ? 0 : Number(at ?? 0) })] = message
    } else if ((PANELS as readonly string[]).includes(part)) {
      found.panels[part] ??= message
      if (at !== undefined) found.panels[`${part}.${at}`] ??= message
      found.panels[field] ??= message
    } else found.rest.push(message)
  }
  return found
}
