import { fieldsIn } from '#kernel/fields/company_fields'
import { textIn } from '#kernel/fields/custom_field'
import type { CustomField } from '#kernel/fields/custom_field'
import type { DefinitionRow } from '#kernel/fields/read_definition'
import type { Model } from '#kernel/records/model'

const KINDS = new Set(['text', 'long_text', 'email', 'phone', 'url', 'tags', 'choice'])

type Row = Record<string, unknown>

/** Whether search looks into a custom field: never into one of a class of data, since the index is one for all readers. */
export const isSearched = ({ kind, sensitivity }: Pick<CustomField, 'kind' | 'sensitivity'>) =>
  KINDS.has(kind) && !sensitivity

/** What a record of a company says in its own custom fields. */
export function ownCustomTexts(model: Model, row: Row): string[] {
  if (model.scope !== 'company' || typeof row.custom !== 'string') return []
  return customTexts(fieldsIn(Number(row.company_id), model).values(), row.custom)
}

/** What custom values say; `custom` is the column that holds them all. */
export function customTexts(fields: Iterable<CustomField>, custom: string): string[] {
  const searched = [...fields].filter(isSearched)
  if (searched.length === 0) return []
  const values = JSON.parse(custom) as Row
  return searched.flatMap((field) =>
    Object.hasOwn(values, field.name) ? saidBy(field, values[field.name]) : []
  )
}

/** What the value of a custom field says: of a choice what it is called, in every language. */
export function saidBy(field: CustomField, value: unknown): string[] {
  const said = field.kind === 'tags' ? tagsOf(value) : [value ?? '']
  const texts = said.map(String).filter((text) => text !== '')
  return isNamed(field) ? texts.flatMap((one) => namesOf(field, one)) : texts
}

/** What is shown of it: a choice as it is called in a language. */
export function shownAs(field: CustomField, value: unknown, locale: string): string {
  const all = (field.kind === 'tags' ? tagsOf(value) : [value ?? '']).map(String)
  if (!isNamed(field)) return all.join(', ')
  const labels = all.map((one) => field.options.find((option) => option.value === one)?.label)
  return labels.flatMap((one) => (one ? [textIn(one, locale)] : [])).join(', ')
}

/** Whether people know its values by the labels an administrator gave them. */
export const isNamed = ({ kind, options }: CustomField) =>
  kind === 'choice' || (kind === 'tags' && options.length > 0)

function namesOf({ options }: CustomField, value: string) {
  return Object.values(options.find((one) => one.value === value)?.label ?? {})
}

/** A list as JSON, or as clients read it. */
function tagsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'string' && value !== '' ? (JSON.parse(value) as unknown[]) : []
}

/** All that the index takes from a definition: whether a change of it changes what the index says. */
export function searchedAs(row: DefinitionRow): string {
  const kind = String(row.kind)
  const isHidden = Boolean(row.archived_at) || Number(row.is_changing ?? 0) === 1
  if (isHidden || row.sensitivity || !(KINDS.has(kind) || kind === 'formula')) return ''
  const options = kind === 'choice' || kind === 'tags' ? labelsIn(row.options) : []
  return JSON.stringify([kind, row.formula ?? null, options])
}

function labelsIn(options: unknown) {
  const all = (typeof options === 'string' ? JSON.parse(options) : null) as
    CustomField['options'] | null
  return (all ?? []).map(({ value, label }) => [value, label])
}
