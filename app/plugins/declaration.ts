import type { Context } from '#kernel/companies/context'
import type { ScheduleDeclaration } from '#kernel/jobs/define_job'
import type { Operation } from '#kernel/records/operation'
import type { RecordModel } from '#kernel/records/record_model'
import type { FilterNode } from '#kernel/records/query/filter'
import type { FieldOptions } from '#kernel/records/fields/kinds'
import type { DashboardFilter, Place, TileContent } from '#kernel/reports/dashboards/wire'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { ParameterQuery, ReportQuery } from '#kernel/reports/query/definition'

type Lazy<T> = () => Promise<T>

/**
 * A number series: `{year}`, `{month}`, `{number:5}` stand for parts of the pattern. With `{part}` it is many, each
 * counting on its own, that are named when a number is asked for: "SAL/2026" of `{part}/{number:5}`.
 */
export interface SeriesDeclaration {
  pattern: string
  /** Drawn last, under a lock, so that no number is ever missing. */
  gapless?: boolean
  /** Start anew each year / month; taken from the pattern unless told. */
  per?: 'year' | 'month' | 'never'
  /** The model that carries its numbers, `<plugin>.<series>` unless told, and the field they stand in. */
  on?: string
  field?: string
}

export interface MenuEntry {
  /** The list of this model … */
  model?: string
  /** … or a bespoke screen: `open-operations` is `/inventory/open-operations`. */
  screen?: string
  icon: string
  /** A name of its own in place of the model's: `menu.<key>`. */
  key?: string
  /** The list already filtered, in the API's own parameters. */
  query?: Record<string, string>
  /** Who sees it: a right. By default the model's `read`. */
  right?: string
  /** What else it takes, where the screen would only say that its figures are not for the caller. */
  when?: (ctx: Context) => boolean
  /**
   * Whether "create" is offered in the palette: true for models with the verb create, not for a list with a `key`. Of
   * such a list the sorts of records that belong there, by the choice that tells them apart.
   */
  create?: boolean | { field: string; options: readonly string[] }
  /** A part of the plugin's menu that is opened when needed: its name is `menu.<section>`. */
  section?: string
}

/** A screen of the plugin's own: the page `<plugin>::<page>` at `/<plugin>/<path>`. */
export interface ScreenDeclaration {
  path: string
  page: string
  right: string
  /** The props of the page. */
  props?: (ctx: Context, query: Record<string, unknown>) => Promise<Record<string, unknown>>
}

/** A file made on demand, at `/<plugin>/<path>`: a document to print or to send. */
export interface FileDeclaration {
  path: string
  right: string
  /**
   * The keys of its query. Over the API any other is refused by name, and `format` follows from the Accept header unless
   * it is given.
   */
  asks?: readonly string[]
  /** What it is of is in the query. Throws 404 where there is none. */
  make: (ctx: Context, query: Record<string, unknown>) => Promise<MadeFile>
}

export interface MadeFile {
  name: string
  mediaType: string
  content: Buffer
}

export type Hook = (
  ctx: Context,
  record: RecordModel,
  input: Record<string, unknown>
) => Promise<void> | void

/** Called after commit, once for each event or operation, as a job of its own. */
export type Listener = (
  ctx: Context,
  event: { name: string; payload: Record<string, unknown> }
) => Promise<void>

export interface ExtensionDeclaration {
  /** Additive fields, kept in the plugin's own 1:1 table, named `<plugin>.<key>` on the wire. */
  fields: Record<string, (target: object, property: string) => void>
  /** The 1:1 table: `<plugin>_…` with `record_id` (and `company_id` for shared models). */
  table: string
}

/** A report the plugin brings along; its texts are `reports.<name>.{name,description}`. */
export interface ReportDeclaration {
  /** `<plugin>.<name>`. */
  name: string
  /** The model it is about. */
  source: string
  /** What it gathers, as in API.md. */
  query: Omit<ReportQuery, 'source' | 'parameters' | 'values'>
  /** How it is shown; a table unless told. */
  presentation?: Presentation
  /** What it asks when it runs; a label of its own is `reports.<name>.parameters.<key>`. */
  parameters?: Omit<ParameterQuery, 'label'>[]
}

/** Fields of a source of reports, drawn from one model. */
export interface SourcePart {
  model: string
  /** The source's own fields and where they are: `{ borrower: 'borrower.name' }`. */
  fields: Record<string, string>
  /** Only these records: a filter of the API's grammar. */
  filter?: FilterNode
}

/**
 * Something to report on that is no model of its own: fields of a model and of what it refers to, or of several models
 * one after another. Its texts are `sources.<name>.{name,description}` and `sources.<name>.fields.<field>`.
 */
export interface ReportSourceDeclaration {
  /** `<plugin>.<name>`; no model is called so. */
  name: string
  /** Each with the same fields, of the same kinds. */
  from: SourcePart[]
}

/** A component of the plugin's that people put on their dashboards; its texts are `widgets.<name>.{name,description}`. */
export interface WidgetDeclaration {
  /** `<plugin>.<name>`. */
  name: string
  /** The component within `screens/`: `widgets/low_stock`. */
  component: string
  icon: string
  /** Who sees it: a right. */
  right: string
  /** The props of the component, asked for each time it is shown, with the rights of whoever looks. */
  props?: (ctx: Context) => Promise<Record<string, unknown>>
  /** Where all of it is: an address. */
  href?: string
  /** Columns (of 12) and rows it starts with; 4 by 4 unless told. */
  w?: number
  h?: number
}

/** A dashboard the plugin brings along; its texts are `dashboards.<name>.{name,description}`. */
export interface DashboardDeclaration {
  /** `<plugin>.<name>`. */
  name: string
  /** Reports are named as in `reports`; `title` is left out where what is in a tile has a name. */
  tiles: (Place & TileContent)[]
  filters?: DashboardFilter[]
}

export interface Demo {
  /** Creates believable records; everything made within is removed by `demo:unload`. */
  load(ctx: Context, options: { volume: number }): Promise<void>
  /** Before its records are removed, in the same transaction: for rows of the plugin that are no records. */
  unload?(ctx: Context): Promise<void>
}

/** One place where a rule does not hold; with the record, so that it can be opened. */
export interface Breach {
  text: string
  model?: string
  id?: number
}

/**
 * One rule that must always hold. Answers each breach as a sentence, or with the record it is about.
 * Checked for each company; what belongs to none is checked once, with the company 0.
 */
export interface Invariant {
  name: string
  /** Whether it is asked about companies (unless told), about the deployment, or about both. */
  of?: 'company' | 'deployment' | 'both'
  check(ctx: Context): Promise<(string | Breach)[]>
}

/** A table `<plugin>_…` with `<from>_id` and `<to>_id`, owned by the plugin that declares it. */
export interface LinkDeclaration {
  from: string
  to: string
  table: string
}

/** Everything a plugin is, as data. Nothing runs on import. */
export interface PluginDeclaration {
  id: string
  version: string
  /** The range of the kernel's API it was written for: `^1.0`. */
  api: string
  requires?: Record<string, string>
  optional?: Record<string, string>
  models?: Lazy<{ default: unknown }>[]
  operations?: Lazy<{ default: unknown }>[]
  /** Work done after a commit, by workers. */
  jobs?: Lazy<{ default: unknown }>[]
  /** Kinds of files its records can be imported from, besides tables. */
  formats?: Lazy<{ default: unknown }>[]
  /** Jobs that are asked for by the clock. */
  schedules?: ScheduleDeclaration[]
  /** What other plugins may import from it. */
  exports?: Record<string, unknown>
  /** Names of the events it emits. */
  events?: string[]
  /** Role name → rights. Seeded per company when the plugin is enabled. */
  roles?: Record<string, (string | RoleGrant)[]>
  settings?: Record<string, FieldOptions & { kind: string }>
  sequences?: Record<string, SeriesDeclaration>
  menu?: MenuEntry[]
  screens?: ScreenDeclaration[]
  files?: FileDeclaration[]
  /** Named places in its screens that others may fill. */
  slots?: string[]
  /** slot name → component path within `screens/`. */
  fills?: Record<string, string>
  extends?: Record<string, ExtensionDeclaration>
  before?: Record<string, Hook>
  within?: Record<string, Hook>
  after?: Record<string, Listener>
  /** Named policies with one winner per company: name → implementation name → implementation. */
  strategies?: Record<string, Record<string, unknown>>
  /** Link tables between two models, owned by this plugin. */
  links?: LinkDeclaration[]
  /** Glue that needs an optional plugin: its id → what is declared only if both are there. */
  integrations?: Record<string, Lazy<{ default: IntegrationDeclaration }>>
  invariants?: Invariant[]
  reports?: ReportDeclaration[]
  reportSources?: ReportSourceDeclaration[]
  widgets?: WidgetDeclaration[]
  dashboards?: DashboardDeclaration[]
  demo?: Lazy<{ default: Demo }>
  /** Smart numbers of a record screen: model → a function of the record. */
  figures?: Record<string, Lazy<{ default: FigureSource }>>
  onEnable?: (ctx: Context) => Promise<void>
  onDisable?: (ctx: Context) => Promise<void>
  /** Called for each company that uses it, once its data is of an older version than its files; may be called again. */
  onUpgrade?: (ctx: Context, from: string) => Promise<void>
}

/** What glue to another plugin may declare: it counts while both are enabled. */
export type IntegrationDeclaration = Pick<
  PluginDeclaration,
  | 'extends'
  | 'before'
  | 'within'
  | 'after'
  | 'fills'
  | 'strategies'
  | 'links'
  | 'menu'
  | 'reports'
  | 'reportSources'
  | 'widgets'
  | 'dashboards'
  | 'invariants'
  | 'figures'
>

export interface RoleGrant {
  rights: string[]
  /** Only records that match: a filter of the API's grammar; `$user`, `$unit` stand for the caller's. */
  filter?: unknown
  fields?: string[]
  sensitive?: string[]
}

export interface Figure {
  /** Its label is `models.<model>.figures.<key>`. */
  key: string
  value: string
  /** Where a click leads. */
  href?: string
}
export type FigureSource = (ctx: Context, recordId: number) => Promise<Figure[]>

export type { Operation }

/** Declares a plugin; the argument is checked as a whole at boot, not here. */
export function definePlugin(declaration: PluginDeclaration) {
  return declaration
}
