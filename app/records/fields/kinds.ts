/** What a field can be. One word each, the same in declarations, catalogue, API and screens. */
export type FieldKind =
  | 'text'
  | 'long_text'
  | 'email'
  | 'phone'
  | 'url'
  | 'integer'
  | 'money'
  | 'quantity'
  | 'price'
  | 'percent'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'choice'
  | 'tags'
  | 'json'
  | 'reference'
  | 'lines'
  | 'computed'

/** Classes of data that need their own permission wherever they appear. */
export type Sensitivity =
  'personal' | 'salary' | 'bank' | 'medical' | 'disciplinary' | 'criminal' | 'legal'

/** Lists of codes whose names the browser knows in every language. */
export type CodeList = 'currency' | 'country' | 'language' | 'time_zone' | 'model'

export interface FieldOptions {
  /** Must have a value on create and may not be emptied. */
  required?: boolean
  /** Set by operations only: refused in a body, shown but not edited. */
  readonly?: boolean
  /** Has a database index of its own (the migration makes it); may be the first sort of a list. */
  index?: boolean
  /** Unique per company; the migration makes the unique index. */
  unique?: boolean
  /** The value of a new record: a constant, or a function of the context. */
  default?: unknown
  sensitivity?: Sensitivity
  /** Not shown in derived lists / forms unless asked for. */
  hidden?: boolean | 'list' | 'form'
  /** date: compared with a paper, so it is never said as "yesterday". */
  exact?: boolean
  /** text: longest length, 255 unless told. */
  max?: number
  min?: number
  /** text: what the whole value has to look like. */
  pattern?: string
  /** text: its values name models ("*" and "sales.*" too), plugins or jobs; people read what those are called. */
  names?: 'model' | 'plugin' | 'job'
  /** choice, tags: the allowed values, or a list of codes. */
  of?: readonly string[] | CodeList
  /** choice: the colour of the badge per value. */
  colors?: Record<string, 'neutral' | 'info' | 'success' | 'warning' | 'error'>
  /** money: the sibling that holds the currency, `currency` unless told. */
  currency?: string
  /** money: that sibling is only set by `prepare`: what is typed keeps its decimals until then. */
  currencyLater?: boolean
  /** reference, lines: the other model. */
  to?: string
  /** reference: a tree on the same model, so the filter `under` works. */
  tree?: boolean
  /** reference: only these records may be picked, as a filter of the API's grammar. */
  where?: unknown
  /** reference: a new record's form begins with the first of them that matches this filter. */
  usual?: unknown
  /** lines: the reference in the line's model that points back. */
  by?: string
  /** lines: so many blank ones stand in a new record's form, ready to type. */
  begin?: number
  /** Comes with every record (id, version, created_at …). */
  base?: boolean
  /** computed: its value's kind, the fields it needs, and how it is made from a plain row. */
  type?: FieldKind
  from?: readonly string[]
  value?: (row: Record<string, unknown>) => unknown
}

/** A field as the kernel knows it, whoever declared it (a model, an extension, an administrator). */
export interface Field extends FieldOptions {
  kind: FieldKind
  /** Its name on the wire and its column: `due_on`. */
  key: string
  /** Its name in TypeScript: `dueOn`. */
  property: string
  /** reference: the name to include it by: `borrower` for `borrower_id`. */
  relation?: string
  /** The plugin that owns it (the model's own, or an extension's). */
  plugin: string
  /** Only callers with one of these roles know of it. */
  visibleTo?: readonly number[]
}
