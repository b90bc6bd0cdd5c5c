import type { Context } from '#kernel/companies/context'
import { fold } from '#kernel/exchange/mapping/fold'
import { Refusal } from '#kernel/http/refusal'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { compileSelect } from '#kernel/records/query/select'
import type { FilterNode } from '#kernel/records/query/filter'

type Body = Record<string, unknown>
type Row = Record<string, unknown> & { id: number; archived_at: string | null }

/**
 * The records that are already there, by the fields an import matches by: one query for all bodies. Only
 * records the caller may read are met. A body without a value in one of the fields is new.
 */
export async function matchExisting(ctx: Context, model: Model, match: string[], bodies: Body[]) {
  const keyed = new Keys(ctx, model, match)
  const keys = bodies.map((body) => keyed.ofBody(body))
  const wanted = bodies.filter((_, index) => keys[index] !== undefined)
  const rows = await rowsLike(ctx, model, match, wanted)
  const found = Map.groupBy(rows, (row) => keyed.ofRow(row))
  return keys.map((key) => ({ key, rows: (key !== undefined && found.get(key)) || [] }))
}

/** A text for each body that is the same for the same values of these fields; undefined where one is missing. */
export function keysOf(ctx: Context, model: Model, fields: string[], bodies: Body[]) {
  const keyed = new Keys(ctx, model, fields)
  return bodies.map((body) => keyed.ofBody(body))
}

/** The record a body is about; undefined for a new one. Throws where that cannot be told. */
export function theOne(found: Row[], match: string[], body: Body): number | undefined {
  const open = found.filter((row) => row.archived_at === null)
  const complain = (code: string) => {
    const value = match.map((key) => String(body[key])).join(', ')
    throw Refusal.input([{ field: match.join(', '), code, params: { value: value.slice(0, 80) } }])
  }
  if (open.length > 1) complain('E_LOOKUP_AMBIGUOUS')
  if (open.length === 0 && found.length > 0) complain('E_MATCH_ARCHIVED')
  if (open.length === 0 && match.includes('id')) complain('E_LOOKUP_MISSING')
  return open[0] && Number(open[0].id)
}

async function rowsLike(ctx: Context, model: Model, match: string[], bodies: Body[]) {
  const readable = ctx.access.filter(model.name, 'read')
  if (match.length === 0 || bodies.length === 0 || readable === false) return []
  const and = match.map((key): FilterNode => [
    key,
    'in',
    [...new Set(bodies.map((body) => body[key]))],
  ])
  if (readable !== true) and.push(readable)
  const { sql, bindings } = compileSelect(ctx, model, { filter: { and }, byKey: true })
  return ctx.rows<Row>(sql, bindings)
}

/** Bodies and rows with the same text here are the same record. */
class Keys {
  private readonly fields: Field[]

  constructor(
    private readonly ctx: Context,
    model: Model,
    match: string[]
  ) {
    this.fields = match.map((key) => model.fields.get(key)!)
  }

  /** Undefined where a value is missing or none at all: storing it says what is wrong with it. */
  ofBody(body: Body): string | undefined {
    if (this.fields.length === 0) return undefined
    const parts = this.fields.map((field) => this.columnOf(field, body))
    return parts.includes(undefined) ? undefined : parts.join('\u0000')
  }

  ofRow(row: Row) {
    return this.fields.map((field) => fold(String(row[field.key] ?? ''))).join('\u0000')
  }

  private columnOf(field: Field, body: Body) {
    const value = body[field.key]
    if (value === null || value === undefined || value === '') return undefined
    const beside = field.currency ? body[field.currency] : undefined
    const currency = typeof beside === 'string' ? beside : this.ctx.company.currency
    try {
      const { parse, valueToColumn } = typeOf(field.kind)
      return fold(String(valueToColumn(parse(value, field, { currency }), field)))
    } catch (error) {
      if (error instanceof Refusal) return undefined
      throw error
    }
  }
}
