import type { Expression } from '#kernel/fields/formula/expression'
import type { Field } from '#kernel/records/fields/kinds'
import type { ValueColumn } from '#kernel/fields/kinds'

/** A text in the languages it was written in: `{ en: "Size", uk: "Розмір" }`. */
export type Texts = Readonly<Record<string, string>>

export type Colour = 'neutral' | 'info' | 'success' | 'warning' | 'error'

/** One value of a choice an administrator made. */
export interface CustomOption {
  value: string
  label: Texts
  color?: Colour
}

/** A custom field as the rest of the kernel uses it: a field like any other, and what only it has. */
export interface CustomField extends Field {
  /** The id of its definition. */
  id: number
  /** Its name among the custom values; `key` is its name on the wire, `custom.<name>`. */
  name: string
  label: Texts
  help: Texts
  options: readonly CustomOption[]
  /** How its value follows from the record's other fields, where it is no one's to set. */
  formula?: Expression
  /** The field it stands after in form and list; null is the end. */
  after: string | null
  inList: boolean
  /** Where its values are indexed; null where they are not. */
  indexed: ValueColumn | null
  /** Whether every value is in the index already, so that lists may ask it. */
  isReady: boolean
  /** The search index may not say yet what its values say. */
  isSearchBehind: boolean
  /** What it was before its kind was changed, the oldest first. */
  former?: readonly FormerField[]
}

export interface FormerField {
  /** The moment it became another, as columns hold moments. */
  until: string
  field: CustomField
}

/** The field a value was written with at an earlier moment. */
export function fieldThen<T extends Field>(field: T, at: string): T | CustomField {
  const former = isCustomField(field) ? field.former : undefined
  return former?.find((one) => at < one.until)?.field ?? field
}

/** Whether a field is one an administrator added, with texts of its own. */
export function isCustomField(field: Field): field is CustomField {
  return field.key.startsWith('custom.') && 'label' in field
}

/** A text in a language, in English where it has none, else in any. */
export function textIn(texts: Texts, locale: string): string {
  return texts[locale] ?? texts.en ?? Object.values(texts)[0] ?? ''
}
