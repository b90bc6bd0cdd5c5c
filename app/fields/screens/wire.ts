import type { CustomOption, Texts } from '#kernel/fields/custom_field'
import type { DefinedKind } from '#kernel/fields/kinds'
import type { Use } from '#kernel/fields/uses/use'
import type { FieldKind, Sensitivity } from '#kernel/records/fields/kinds'
import type { ModelDescription } from '#kernel/records/screens/description'

/** A kind of record fields can be added to. */
export interface FieldPlace {
  name: string
  plugin: string
  /** Its name in the locale files. */
  label: string
}

/** A definition as the editor receives it and sends it back. */
export interface EditedField {
  model: string
  key: string
  label: Texts
  help: Texts | null
  kind: DefinedKind
  required: boolean
  default_value: unknown
  min: string | null
  max: string | null
  pattern: string | null
  options: CustomOption[] | null
  refers_to: string | null
  after: string | null
  in_list: boolean
  role_ids: number[] | null
  sensitivity: Sensitivity | null
  filterable: boolean
  formula: string | null
}

export type StoredField = EditedField & {
  id: number
  version: number
  archived_at: string | null
  index_state: 'none' | 'filling' | 'ready'
}

/** How the change of a field's kind that was asked for last stands. */
export interface KindChangeFacts {
  state: 'waiting' | 'running' | 'done' | 'left' | 'cancelled' | 'taken_back'
  from: DefinedKind
  to: DefinedKind
  converted: number
  emptied: number
  /** The job that carries it out, with how far it is: 0 to 100. */
  job: { id: number; state: string; progress: number | null } | null
  /** Until when it can be taken back; null where it cannot. */
  until: string | null
}

/** What a change of kind would do, as far as the records were looked at. */
export interface KindPreview {
  records: number
  converts: number
  fails: number
  examples: { value: string; reason: string; records: number }[]
  /** The values there are, for a choice to be made of them. */
  found: string[]
  isWhole: boolean
}

/** What a formula gives: the kind of its values, and what they are of some records the caller sees. */
export interface FormulaTrial {
  kind: FieldKind
  samples: { record: string; value: string | null }[]
}

/** What the screen of a custom field is drawn from. */
export interface CustomFieldProps {
  field: StoredField | null
  /** The model chosen by the address, as its screens describe it. */
  place: ModelDescription | null
  places: FieldPlace[]
  /** The models a reference may point to. */
  targets: FieldPlace[]
  roles: { id: number; name: string }[]
  kinds: readonly DefinedKind[]
  /** What the kind can be changed to. */
  ways: readonly DefinedKind[]
  change: KindChangeFacts | null
  /** What asks for the field. */
  uses: Use[]
  allowed: string[]
}
