/** What the browser gets of the kernel: types only, shared with resources/admin. */

export interface MenuItem {
  /** The key of its text. */
  label: string
  icon: string
  href: string
  /** The key of the text of the part of the menu it stands in, if in one. */
  section?: string
  /** Where new records are made, one address for each sort of them, if the caller may. */
  create?: { label: string; href: string }[]
}

export interface MenuGroup {
  plugin: string
  label: string
  icon: string
  items: MenuItem[]
}

export interface ProblemField {
  field: string
  code: string
  message: string
}

/** The body of every refused answer (RFC 9457). */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  /** What the user can do now, if there is anything. */
  next: string | null
  errors: ProblemField[]
  request_id: string | null
  [extra: string]: unknown
}
