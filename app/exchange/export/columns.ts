import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { isCustomField, textIn } from '#kernel/fields/custom_field'
import { Refusal } from '#kernel/http/refusal'
import { hasMessage, message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import type { Field, FieldKind } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { readNames } from '#kernel/records/query/list_query'

/** One column of an exported file. */
export interface ExportColumn {
  key: string
  header: string
  /** The relation its label comes from. */
  include?: string
  /** What its cells hold; a reference, text. */
  kind: FieldKind
  text(row: Record<string, unknown>): string
}

/** Of what every record has, what finds it again when the file comes back changed. */
const USUAL_BASE = new Set(['id', 'external_id'])
const isUsual = ([key, { base }]: [string, Field]) => !base || USUAL_BASE.has(key)

/**
 * The columns of an export: those asked for, or all the caller may read. Headers are the labels people see, which
 * the import suggests its mapping by; references come as their label.
 */
export function exportColumns(ctx: Context, model: Model, wanted: unknown): ExportColumn[] {
  const fields = exportFields(ctx, model)
  const keys = readNames('fields', wanted) ?? [...fields].filter(isUsual).map(([key]) => key)
  const columns = keys.map((key) => {
    const field = fields.get(key)
    if (!field) throw Refusal.input([{ field: key.slice(0, 80), code: 'E_UNKNOWN_FIELD' }])
    return columnOf(ctx, model, key, field)
  })
  return columns.map((one) => ({ ...one, header: ownHeader(columns, one) }))
}

/** Fields of two plugins may be called the same; a file's headers may not. */
function ownHeader(columns: ExportColumn[], { key, header }: ExportColumn) {
  const isTaken = columns.some((one) => one.key !== key && one.header === header)
  return isTaken ? `${header} (${key})` : header
}

function exportFields(ctx: Context, model: Model) {
  const fields = new Map<string, Field>()
  const note = (key: string, field: Field) => {
    if (
      field.kind !== 'lines' &&
      field.kind !== 'json' &&
      ctx.access.mayUse(model.name, field, 'export')
    ) {
      fields.set(key, field)
    }
  }
  for (const field of model.fields.values()) {
    note(field.key, field)
  }
  for (const { plugin, fields: extra } of registry.extensions.get(model.name) ?? []) {
    if (ctx.has(plugin)) for (const field of extra) note(`${plugin}.${field.key}`, field)
  }
  for (const field of customFieldsOf(ctx, model).values()) note(field.key, field)
  return fields
}

function columnOf(ctx: Context, model: Model, key: string, field: Field): ExportColumn {
  const header = labelOf(ctx.locale, model, key, field)
  const include = field.kind === 'reference' ? relationAt(key, field) : undefined
  const kind = field.kind === 'computed' ? (field.type ?? 'text') : field.kind
  return { key, header, include, kind, text: (row) => cellText(row, key, include) }
}

/** The name a reference is included by: `custom.supplier` for `custom.supplier_id`. */
const relationAt = (key: string, { relation }: Field) =>
  relation && key.slice(0, key.lastIndexOf('.') + 1) + relation

/** The label of a field as people see it. */
export function labelOf(locale: string, model: Model, key: string, field: Field) {
  if (isCustomField(field)) return textIn(field.label, locale)
  const own = field.key.slice(field.key.lastIndexOf('.') + 1)
  const candidates = [
    `${field.plugin}.extensions.${model.name}.${own}`,
    `${model.plugin}.models.${model.id}.fields.${field.key}`,
    `kernel.fields.${field.key}`,
  ]
  const found = candidates.find((one) => hasMessage(locale, one))
  return found ? message(locale, found) : key
}

function cellText(row: Record<string, unknown>, key: string, include: string | undefined): string {
  const value = row[key]
  if (value === null || value === undefined) return ''
  if (include) return String((row[include] as { label?: unknown } | null)?.label ?? value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
