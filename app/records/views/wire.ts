/** With whom a view is shared. */
export const SHARINGS = ['private', 'role', 'company'] as const
export type Sharing = (typeof SHARINGS)[number]

/** The parameters of a list that a view remembers, as they stand in its address. */
export type ViewQuery = Partial<
  Record<
    | 'q'
    | 'filter'
    | 'sort'
    | 'fields'
    | 'group'
    | 'archived'
    | 'show'
    | 'rows'
    | 'across'
    | 'figure',
    string
  >
>

/** How a user likes one list: kept on the server, so that it is the same on every machine. */
export interface ListSettings {
  /** Columns in their order, where the user chose some. */
  columns?: string[]
  widths?: Record<string, number>
  /** How many columns from the first stay in sight while one scrolls sideways. */
  pinned?: number
  /** The view the list starts with: a saved one by its id, or `mine`. */
  start?: string
  /** Saved views in the order of their tabs. */
  order?: number[]
}

/** A view as a tab above the list. */
export interface ViewTab {
  /** `mine`, or the id of a saved view. */
  id: string
  /** Null for views everybody has: their names are texts. */
  name: string | null
  query: ViewQuery
  isReduced: boolean
  own: boolean
  sharedWith: Sharing
  roleId: number | null
  mayChange: boolean
}

export interface Views {
  tabs: ViewTab[]
  start: string | null
  mayShare: boolean
  /** Roles a view may be shared with; only for whoever may share. */
  roles: { id: number; name: string }[]
  settings: ListSettings
}
