import type { CodeList, FieldKind } from '#kernel/records/fields/kinds'

/**
 * What the browser needs to know of a model to draw its list, form and record for one caller.
 * Only names: every text the user reads comes from the locale files, by the keys in `label`.
 */
export interface ModelDescription {
  name: string
  plugin: string
  segment: string
  /** Where its screens are: `/inventory/stock-moves`. */
  path: string
  /** The root of its texts: `inventory.models.stock_move`. */
  messages: string
  icon: string
  /** The field that names a record for people. */
  title: string
  /** Only fields the caller may read. */
  fields: FieldDescription[]
  /** Columns of the list until the user chooses others. */
  list: string[]
  form: SectionDescription[]
  /** Its default order, as in `sort`. */
  sort: string
  state: StateDescription | null
  /** What the caller may do with some record of the model. */
  verbs: string[]
  operations: OperationDescription[]
  /** Whether `q` finds anything. */
  searchable: boolean
  archivable: boolean
  /** Whether the caller may add fields to it. */
  takesFields: boolean
  /** What its records can be exported as besides tables. */
  formats: { id: string; label: string }[]
  /** What other plugins put into the record's screen, as names of their components. */
  slots: Record<
    'main' | 'side' | 'actions' | 'form' | 'lines' | 'selection',
    { plugin: string; page: string }[]
  >
}

export interface FieldDescription {
  key: string
  kind: FieldKind
  /** computed: the kind of its value. */
  type?: FieldKind
  label: string
  required: boolean
  /** Shown, never edited: set by operations, or not granted to the caller. */
  readonly: boolean
  /** May be set only while the record is new. */
  creatable: boolean
  hidden?: boolean | 'list' | 'form'
  /** A day that is always shown as it is: the date of a document. */
  exact?: boolean
  base: boolean
  max?: number
  min?: number
  /** choice, tags: the values; their texts are `<choices>.<value>`. */
  options?: readonly string[]
  codes?: CodeList
  /** text: its values name models or plugins, and are shown as what those are called. */
  names?: 'model' | 'plugin' | 'job'
  choices?: string
  colors?: Record<string, string>
  /** Where the values are called what an administrator wrote: their texts. */
  texts?: Record<string, string>
  /** A sentence under the label, where an administrator wrote one. */
  help?: string
  /** money, price: the sibling that holds the currency. */
  currency?: string
  reference?: ReferenceDescription
  lines?: LinesDescription
  sortable: boolean
  filterable: boolean
}

/** Where a reference leads. */
export interface ReferenceDescription {
  model: string
  messages: string
  /** The name to include it by: `borrower` for `borrower_id`. */
  relation: string
  path: string | null
  canCreate: boolean
  tree: boolean
  /** What a record made for this reference has to start with, to be accepted by it. */
  starts?: Record<string, string>
}

/** Records edited within their parent. */
export interface LinesDescription {
  model: string
  /** So many blank ones stand in a new record's form, ready to type. */
  begin?: number
  fields: FieldDescription[]
}

/** While a choice has this value; while a currency is another than the company's. */
export type SectionCondition = { field: string; is: string } | { field: string; isForeign: true }

export interface SectionDescription {
  /** Its title's message key; null draws no title. */
  label: string | null
  fields: string[]
  /** Shown only then. */
  when?: SectionCondition
}

export interface StateDescription {
  field: string
  path: string[]
  /** What comes after the last of them, where that stands in a field of its own. */
  then?: { field: string; value: string }
  /** States in which only operations change anything. */
  final: string[]
}

export interface OperationDescription {
  name: string
  verb: string
  /** Its address below the record. */
  segment: string
  label: string
  place: 'primary' | 'secondary' | 'overflow'
  icon: string | null
  input: FieldDescription[]
  /** Reads only: no version is sent. */
  reads: boolean
}
