import type { EditedField, StoredField } from '#kernel/fields/screens/wire'
import type { FieldDescription } from '~/records/types'

const TEXTS = new Set(['text', 'long_text', 'email', 'phone', 'url'])
const NUMBERS = new Set(['integer', 'money', 'quantity', 'price', 'percent'])

export const hasChoices = (kind: string) => kind === 'choice' || kind === 'tags'
export const hasLimits = (kind: string) => TEXTS.has(kind) || NUMBERS.has(kind)
export const isNumber = (kind: string) => NUMBERS.has(kind)
export const hasDefault = (kind: string) => kind !== 'reference' && kind !== 'formula'
/** Long texts, tags and yes or no are found without an index of their own, or not at all. */
export const canBeQuick = (kind: string) => !['long_text', 'url', 'boolean', 'tags'].includes(kind)

/** A new field of a model, or one that is there, as the editor changes it. */
export function draftOf(stored: StoredField | null, model: string): EditedField {
  if (stored) {
    const { id, version, archived_at: archived, index_state: index, ...edited } = stored
    return JSON.parse(JSON.stringify({ ...edited, label: { ...edited.label } })) as EditedField
  }
  return {
    model,
    key: '',
    label: {},
    help: null,
    kind: 'text',
    required: false,
    default_value: null,
    min: null,
    max: null,
    pattern: null,
    options: null,
    refers_to: null,
    after: null,
    in_list: false,
    role_ids: null,
    sensitivity: null,
    filterable: false,
    formula: null,
  }
}

/** What is sent: texts without those left empty, and nothing the kind has no use for. */
export function wireOf(draft: EditedField): EditedField {
  const { kind } = draft
  const help = written(draft.help ?? {})
  return {
    model: draft.model,
    key: draft.key,
    label: written(draft.label),
    help: Object.keys(help).length > 0 ? help : null,
    kind,
    required: draft.required,
    default_value: !hasDefault(kind) || draft.default_value === '' ? null : draft.default_value,
    min: hasLimits(kind) ? draft.min || null : null,
    max: hasLimits(kind) ? draft.max || null : null,
    pattern: kind === 'text' ? draft.pattern || null : null,
    options: hasChoices(kind)
      ? (draft.options ?? []).map((one) => ({ ...one, label: written(one.label) }))
      : null,
    refers_to: kind === 'reference' ? draft.refers_to : null,
    after: draft.after,
    in_list: draft.in_list,
    role_ids: draft.role_ids,
    sensitivity: draft.sensitivity,
    filterable: draft.filterable && canBeQuick(kind),
    formula: kind === 'formula' ? draft.formula : null,
  }
}

function written(texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([language, text]) => [language, text.trim()] as const)
      .filter(([, text]) => text !== '')
  )
}

/** The draft as the form will draw it. */
export function describedDraft(
  draft: EditedField,
  locale: string,
  label: string
): FieldDescription {
  const inLanguage = (texts: Readonly<Record<string, string>> | null) =>
    texts?.[locale] || texts?.en || Object.values(texts ?? {}).find(Boolean) || ''
  const options = hasChoices(draft.kind) ? (draft.options ?? []) : []
  return {
    key: 'custom.draft',
    kind: draft.kind === 'reference' || draft.kind === 'formula' ? 'text' : draft.kind,
    label: inLanguage(draft.label) || label,
    required: draft.required,
    readonly: false,
    creatable: true,
    base: false,
    options: options.length > 0 ? options.map((one) => one.value) : undefined,
    texts: Object.fromEntries(options.map((one) => [one.value, inLanguage(one.label)])),
    colors: Object.fromEntries(
      options.flatMap(({ value, color }) => (color ? [[value, color]] : []))
    ),
    help: inLanguage(draft.help) || undefined,
    currency: draft.kind === 'money' || draft.kind === 'price' ? 'currency' : undefined,
    sortable: false,
    filterable: false,
  }
}
