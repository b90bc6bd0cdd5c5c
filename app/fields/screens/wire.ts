import type { CustomOption, Texts } from '#kernel/fields/custom_field'
import type { DefinedKind } from '#kernel/fields/kinds'
import type { Sensitivity } from '#kernel/records/fields/kinds'
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
  allowed: string[]
}
