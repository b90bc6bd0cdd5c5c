import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { operationsAt } from '#kernel/records/api/openapi/operation_paths'
import type { Field, FieldKind } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { bodyFields } from '#kernel/records/write/body'

type Row = Record<string, unknown>

/** A field of something that writes, and what is sent where it is given a value. */
export interface Place {
  name: string
  path: string
  method: 'POST' | 'PATCH'
  /** The record it is done to. */
  on?: { model: Model; id: number }
  field: { key: string; kind: FieldKind; to?: string }
  /** What is sent but for the version; `given` stands in for all of it where it is told. */
  body: (value: unknown) => Row
  /** Opens and closes the books or takes their chart away: done after everything else. */
  isLast: boolean
}

const LAST = /\.(chart|lock|lock_exception|fiscal_year|period|tax_filing|opening|revaluation)\./

/** Every field of every write of a plugin: creating, changing, each operation, on records of every state. */
export async function placesOf(ctx: Context, plugin: string): Promise<Place[]> {
  const places: Place[] = []
  for (const model of registry.models.values()) {
    if (model.plugin !== plugin || model.lineOf) continue
    const records = await recordsOf(ctx, model)
    places.push(...(await creating(ctx, model, records)))
    for (const { id } of records) {
      if (model.verbs.includes('update')) places.push(...changing(ctx, model, id))
    }
    places.push(...(await running(ctx, model, records)))
  }
  return places.sort((one, other) => Number(one.isLast) - Number(other.isLast))
}

/** One record of each state. */
async function recordsOf(ctx: Context, model: Model) {
  const state = model.options.state?.field
  const fields = [
    'id',
    ...(state ? [state] : []),
    ...bodyFields(ctx, model.name, 'create', true).keys(),
  ]
  const { data } = await ctx.list(model.name, {
    fields: [...new Set(fields)].join(','),
    limit: '200',
    sort: '-id',
  })
  const byState = Map.groupBy(data, (row) => (state ? row[state] : ''))
  return [...byState.values()].map(
    ([row]) => ({ ...row, id: Number(row.id) }) as Row & { id: number }
  )
}

const base = (model: Model) => `/api/v1/${model.plugin}/${model.segment}`
const place = (name: string) => ({ name, isLast: LAST.test(name) })

async function creating(ctx: Context, model: Model, records: Row[]): Promise<Place[]> {
  if (!model.verbs.includes('create')) return []
  const fields = bodyFields(ctx, model.name, 'create', true)
  const like = bodyLike(fields, records[0] ?? {})
  const at = { ...place(`${model.name}.create`), method: 'POST' as const, path: base(model) }
  return [...fields.values()].flatMap((field) => [
    { ...at, field, body: (value: unknown) => ({ ...like, [field.key]: value }) },
    ...linePlaces(ctx, field).map(({ inner, line }) => ({
      ...at,
      field: inner,
      body: (value: unknown) => {
        const [first = line] = (like[field.key] as Row[] | undefined) ?? []
        return { ...like, [field.key]: [{ ...first, [inner.key]: value }] }
      },
    })),
  ])
}

function changing(ctx: Context, model: Model, id: number): Place[] {
  const at = {
    ...place(`${model.name}.update`),
    method: 'PATCH' as const,
    path: `${base(model)}/${id}`,
    on: { model, id },
  }
  return [...bodyFields(ctx, model.name, 'update', true).values()].flatMap((field) => [
    { ...at, field, body: (value: unknown) => ({ [field.key]: value }) },
    ...linePlaces(ctx, field).map(({ inner, line }) => ({
      ...at,
      field: inner,
      body: (value: unknown) => ({ [field.key]: [{ ...line, [inner.key]: value }] }),
    })),
  ])
}

/** Operations, with something believable in whatever they ask for. */
async function running(ctx: Context, model: Model, records: { id: number }[]): Promise<Place[]> {
  const places: Place[] = []
  for (const operation of operationsAt(model)) {
    const good: Row = {}
    for (const field of operation.input) {
      if (field.required) good[field.key] = await believable(ctx, field as Field)
    }
    const fields = [...operation.input, { key: 'version', kind: 'integer' as const }]
    for (const { id } of operation.on ? records : [{ id: 0 }]) {
      const verb = operation.verb.replaceAll('_', '-')
      for (const field of fields) {
        places.push({
          ...place(operation.name),
          method: 'POST',
          path: `${base(model)}/${operation.on ? `${id}/` : ''}${verb}`,
          ...(operation.on && { on: { model, id } }),
          field: field as Field,
          body: (value) => ({ ...good, [field.key]: value }),
        })
      }
    }
  }
  return places
}

function linePlaces(ctx: Context, field: Field) {
  if (field.kind !== 'lines') return []
  const fields = [...bodyFields(ctx, field.to!, 'create', true).values()]
  return fields
    .filter((inner) => inner.key !== field.by && inner.kind !== 'lines')
    .map((inner) => ({ inner, line: {} as Row }))
}

/** A body that makes another record like this one. */
function bodyLike(fields: Map<string, Field>, row: Row) {
  const body: Row = {}
  for (const [key, field] of fields) {
    const value = row[key]
    if (value === null || value === undefined || key === 'external_id') continue
    if (field.unique) body[key] = field.kind === 'text' ? `new ${key}`.slice(0, 9) : undefined
    else if (field.kind === 'lines') {
      body[key] = (value as Row[]).map((line) => settable(field, line))
    } else body[key] = value
  }
  return body
}

function settable(lines: Field, line: Row) {
  const { fields } = registry.model(lines.to!)
  const kept = Object.entries(line).filter(([key, value]) => {
    const field = fields.get(key)
    return value !== null && field && !field.readonly && !field.base && key !== lines.by
  })
  return Object.fromEntries(kept)
}

async function believable(ctx: Context, { kind, to, of }: Field): Promise<unknown> {
  switch (kind) {
    case 'reference': {
      const { data } = await ctx.list(to!, { limit: '1' })
      return data[0]?.id ?? 1
    }
    case 'date':
      return '2026-03-15'
    case 'choice':
      return Array.isArray(of) ? of[0] : 'EUR'
    case 'json':
      return []
    case 'boolean':
      return false
    case 'text':
    case 'long_text':
      return 'As it was'
    default:
      return '1'
  }
}
