import type { FieldKind } from '#kernel/records/fields/kinds'
import type { FilterNode } from '#kernel/records/query/filter'
import type { FieldDescription, ModelDescription } from '#kernel/records/screens/description'
import type { answerOnWire } from '#kernel/reports/api/wire'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { Span } from '#kernel/reports/query/spans'

/** With whom a dashboard is shared. */
export const DASHBOARD_SHARINGS = ['private', 'user', 'role', 'company'] as const
export type DashboardSharing = (typeof DASHBOARD_SHARINGS)[number]

export const TILE_KINDS = ['report', 'kpi', 'list', 'shortcuts', 'widget'] as const
export type TileKind = (typeof TILE_KINDS)[number]

export const COLUMNS = 12
export const MOST_HEIGHT = 12
export const MOST_TILES = 40

/** Where a tile stands: columns and rows from 0, sizes from 1. */
export interface Place {
  x: number
  y: number
  w: number
  h: number
}

/** A saved report by its number, or a plugin's ready-made one by its name: `contacts.new_by_month`. */
export type ReportName = number | string

export interface ReportSettings {
  report: ReportName
  /** Answers to the report's parameters. */
  values?: Record<string, unknown>
}

export interface KpiSettings extends ReportSettings {
  /** The figure shown, by its key in the answer; the first one without. */
  figure?: string
  /** What is aimed at, a decimal string. */
  target?: string
  /** Less is better, such as days of delay. */
  lower?: boolean
  /** What is counted, written behind the figure: "pcs". */
  unit?: string
}

export interface ListSettings {
  model: string
  /** A saved view, or conditions and order of its own. */
  view?: number
  filter?: FilterNode
  sort?: string
  rows?: number
}

/** A screen of the menu by its address, or a record. */
export type Shortcut = { href: string } | { model: string; id: number }

export interface ShortcutsSettings {
  links: Shortcut[]
}

export interface WidgetSettings {
  widget: string
}

export type TileContent =
  | { kind: 'report'; settings: ReportSettings }
  | { kind: 'kpi'; settings: KpiSettings }
  | { kind: 'list'; settings: ListSettings }
  | { kind: 'shortcuts'; settings: ShortcutsSettings }
  | { kind: 'widget'; settings: WidgetSettings }

export type Tile = Place & TileContent & { id: string; title: string | null }

/**
 * One filter for all tiles. Its key is `date` (a span of days), `unit` (an org unit with all below it) or the path of
 * a field that sources share; `value` is what it starts with.
 */
export interface DashboardFilter {
  key: string
  value?: unknown
}

/** What is chosen now: `{"date": {"relative": "this_month"}, "unit": 3, "country": ["UA"]}`. */
export type FilterValues = Record<string, unknown>

/** A filter with what the screen needs to draw it. */
export interface ShownFilter extends DashboardFilter {
  /** null: days, or an org unit. */
  field: FieldDescription | null
}

/** A tile as its viewer receives it: what is in it comes by itself, and may not be for him. */
export interface PlacedTile extends Place {
  id: string
  kind: TileKind
}

/** A tile in the editor; without settings where its editor may not see what is in it. */
export type EditedTile = PlacedTile & { title?: string | null; settings?: TileContent['settings'] }

interface Told {
  title: string
  /** Where all of it is. */
  href: string | null
  /** Filters of the dashboard that narrow it, and those that do not because its records have no such field. */
  applied: string[]
  ignored: string[]
}

export interface KpiAnswer {
  /** Null where there is nothing, or amounts of several currencies. */
  value: string | null
  type: FieldKind
  label: string
  currency: string | null
  unit: string | null
  /** The span the value is of, by its first day, where the report has spans. */
  at: string | null
  bucket: Span | null
  previous: KpiPrevious | null
  series: { at: string; value: string | null }[]
  target: { value: string; isMet: boolean; percent: string | null } | null
  lower: boolean
}

export interface KpiPrevious {
  value: string
  /** Decimal strings; a percentage is null where the value before was nothing. */
  difference: string
  percent: string | null
  at: string | null
  /** The days it is of, where the date filter was moved back. */
  days: [string, string] | null
}

export interface ShownLink {
  icon: string
  href: string
  text: string
  /** It makes a new record. */
  isNew: boolean
}

export type TileAnswer =
  | (Told & {
      kind: 'report'
      answer: ReturnType<typeof answerOnWire>
      presentation: Presentation
      source: { name: string; href: string }
    })
  | (Told & { kind: 'kpi'; kpi: KpiAnswer; drill: string | null })
  | (Told & {
      kind: 'list'
      model: ModelDescription
      columns: string[]
      rows: Record<string, unknown>[]
      isCut: boolean
    })
  | (Told & { kind: 'shortcuts'; links: ShownLink[] })
  | (Told & { kind: 'widget'; page: string; props: Record<string, unknown> })
  /** Not for this viewer: neither what it is called nor what it says. */
  | { kind: 'hidden' }

/** A dashboard as one line of a list. */
export interface DashboardLine {
  /** A number, or the name of a plugin's own: `contacts.overview`. */
  id: string
  name: string
  description: string | null
  icon: string
  own: boolean
  ownerName: string | null
  sharedWith: DashboardSharing | 'plugin'
  mayChange: boolean
}

/** Whose start dashboard is chosen. */
export const START_SCOPES = ['user', 'role', 'company'] as const
export type StartScope = (typeof START_SCOPES)[number]

export interface ShownDashboard extends DashboardLine {
  version: number | null
  tiles: PlacedTile[]
  filters: ShownFilter[]
  /** The caller starts with it, by his own choice. */
  isStart: boolean
}

/** A figure of a report: its key in the answer, and what people call it. */
export interface NamedKey {
  key: string
  label: string
}

/** What tiles can be made of. */
export interface Gallery {
  reports: { id: number; name: string; source: string; kind: string; measures: NamedKey[] }[]
  lists: { model: string; name: string }[]
  screens: ShownLink[]
  widgets: { widget: string; name: string; icon: string; w: number; h: number }[]
}

export interface EditorProps {
  dashboard: { id: number; name: string; version: number; tiles: EditedTile[] }
  filters: DashboardFilter[]
  /** The fields filters can be made of. */
  fields: FieldDescription[]
  gallery: Gallery
}

/** With whom a dashboard is shared, and whom it could be shared with. */
export interface SharingProps {
  sharedWith: DashboardSharing
  roleId: number | null
  userIds: number[]
  roles: { id: number; name: string }[]
  users: { id: number; name: string }[]
  /** Reports on it that only their owner sees: others would find an empty tile. */
  closed: { id: number; name: string }[]
}
