import { Refusal, type FieldError } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { Layout } from '#kernel/exchange/table/layout'
import type { ColumnMapping, Mapping } from '#kernel/exchange/mapping/mapping'
import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { bodyFields } from '#kernel/records/write/body'

/** A column of the file with the field it fills. */
export interface ResolvedColumn extends ColumnMapping {
  /** Its place in a row. */
  index: number
  header: string
  target: Field
  /** The model the field belongs to: the record's, or its lines'. */
  owner: Model
  /** For a field of the lines: the key they stand under. */
  lines?: string
  /** reference: the model and its field the cell is looked up in. */
  lookupModel?: Model
  lookupField?: Field
}

/**
 * Checks a mapping against file, model and rights, all complaints at once. A field the caller may not set
 * does not exist for him here either.
 */
export function resolveColumns(
  ctx: Context,
  model: Model,
  mapping: Mapping,
  layout: Layout
): ResolvedColumn[] {
  const errors: FieldError[] = []
  const columns: ResolvedColumn[] = []
  for (const [header, one] of Object.entries(mapping.columns)) {
    const index = findHeader(layout.headers, header)
    const target = settable(ctx, model, one.field) ?? identity(model, mapping, one.field)
    if (index < 0) errors.push({ field: `mapping.columns.${header}`, code: 'E_MAPPING_HEADER' })
    else if (!target) errors.push({ field: `mapping.columns.${header}`, code: 'E_UNKNOWN_FIELD' })
    else columns.push(withLookup(ctx, { ...one, index, header, ...target }, errors))
  }
  checkMatch(ctx, model, mapping, errors)
  for (const key of Object.keys(mapping.defaults)) {
    if (!settable(ctx, model, key)) {
      errors.push({ field: `mapping.defaults.${key}`, code: 'E_UNKNOWN_FIELD' })
    }
  }
  if (errors.length > 0) throw Refusal.input(errors)
  return columns
}

/** What is matched by stands in the record itself and is filled by the file; only then is a row one of ours. */
function checkMatch(ctx: Context, model: Model, mapping: Mapping, errors: FieldError[]) {
  const given = new Set([
    ...Object.values(mapping.columns).map((one) => one.field),
    ...Object.keys(mapping.defaults),
  ])
  for (const key of mapping.match) {
    const own = settable(ctx, model, key) ?? identity(model, mapping, key)
    if (!own || own.lines || !model.fields.has(key)) {
      errors.push({ field: 'mapping.match', code: 'E_UNKNOWN_FIELD' })
    } else if (!given.has(key) && key !== 'external_id') {
      errors.push({ field: 'mapping.match', code: 'E_MAPPING_MATCH' })
    }
  }
}

/** The record's own number finds it again, and only that. */
function identity(model: Model, { match }: Mapping, path: string): Settable | undefined {
  const target = model.fields.get('id')
  return path === 'id' && match.includes('id') && target ? { target, owner: model } : undefined
}

interface Settable {
  target: Field
  owner: Model
  lines?: string
}

/** The field at a path a body may carry, on create or on update. */
function settable(ctx: Context, model: Model, path: string): Settable | undefined {
  const fields = importFields(ctx, model)
  const own = fields.get(path)
  if (own && own.kind !== 'lines') return { target: own, owner: model }
  const [first, ...rest] = path.split('.')
  const lines = fields.get(first)
  if (lines?.kind !== 'lines' || rest.length === 0) return undefined
  const owner = registry.model(lines.to!)
  const target = importFields(ctx, owner).get(rest.join('.'))
  return target && target.kind !== 'lines' ? { target, owner, lines: first } : undefined
}

/** Fields an import may fill: those the caller may set on a new record. */
export function importFields(ctx: Context, model: Model) {
  return bodyFields(ctx, model.name, 'create', true)
}

function withLookup(ctx: Context, column: ResolvedColumn, errors: FieldError[]): ResolvedColumn {
  if (column.target.kind !== 'reference') return column
  const lookupModel = registry.model(column.target.to!)
  const key = column.lookup ?? 'external_id'
  const lookupField = lookupModel.fields.get(key)
  const readable =
    lookupField && (key === 'id' || ctx.access.mayUse(lookupModel.name, lookupField, 'read'))
  if (!readable || !ctx.access.allows(lookupModel.name, 'read')) {
    errors.push({ field: `mapping.columns.${column.header}.lookup`, code: 'E_UNKNOWN_FIELD' })
  }
  return { ...column, lookupModel, lookupField }
}

/** Headers are compared as written, then without case and outer blanks. */
function findHeader(headers: string[], wanted: string) {
  const exact = headers.indexOf(wanted)
  if (exact >= 0) return exact
  const folded = wanted.trim().toLowerCase()
  return headers.findIndex((one) => one.toLowerCase() === folded)
}
