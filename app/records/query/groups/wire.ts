import type { FilterNode } from '#kernel/records/query/filter'

/** A sum as it travels; amounts of money stand one line for each currency. */
export interface Sum {
  value: string
  currency?: string
}

/** Sums by the path of their field. */
export type Sums = Record<string, Sum[]>

export interface Group {
  value: unknown
  /** What names the value where it is the id of a record: null where the caller may not see that. */
  label?: string | null
  count: number
  sums: Sums
  /** Finds the group's rows, together with the list's own filter. */
  filter: FilterNode
}

export interface GroupPage {
  data: Group[]
  /** What to pass as `skip` for the groups after these; null after the last. */
  next: number | null
}
