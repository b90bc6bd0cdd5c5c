import type { FieldKind } from '#kernel/records/fields/kinds'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { MeasureFunction, ReportQuery } from '#kernel/reports/query/definition'

/** Something one may report on. Texts are in the reader's language. */
export interface ReportSource {
  name: string
  plugin: string
  /** The plugin as people know it. */
  owner: string
  label: string
  /** Where its records are listed; null for lines, which have no list. */
  href: string | null
}

/** A field a report may use. */
export interface ReportField {
  /** As queries name it: `category.name`. */
  path: string
  /** The last word of the path. */
  key: string
  label: string
  /** The kind of its values, also where they are computed. */
  kind: FieldKind
  /** Who added it, where it is not the model's own: a plugin, or `custom`. */
  added?: string
  /** What every record has, such as when it was made. */
  base: boolean
  /** reference: the model it leads to, where the caller may read that one … */
  opens?: string
  /** … and the path its fields are asked for by. */
  way?: string
  /** choice: its values and what they are called. */
  options?: readonly { value: string; label: string }[]
  /** What its values can be measured by; the usual one first. */
  measures: readonly MeasureFunction[]
  /** Whether records can be gathered by it. */
  groups: boolean
  /** Whether a plain table can be ordered by it. */
  sorts: boolean
}

/** A saved report as the editor changes it. */
export interface EditedReport {
  id: number
  version: number
  /** Its name for people; of a ready-made one in the reader's language. */
  title: string
  name: string
  description: string | null
  query: ReportQuery
  presentation: Presentation | null
}

/** What the editor of reports is drawn from. */
export interface EditorProps {
  report: EditedReport | null
  sources: ReportSource[]
  start: EditorStart
}

/** What the address asks to begin with. */
export interface EditorStart {
  source: string | null
  filter: FilterNode | null
  /** A whole report of that source, where the address has one. */
  query: ReportQuery | null
  presentation: Presentation | null
  /** What of the address was left out, and why, in the reader's language. */
  problem: { part: 'source' | 'filter' | 'query'; reason: string } | null
}
