import vine from '@vinejs/vine'
import { Refusal } from '#kernel/http/refusal'

/** How one column of a file becomes a field. */
export interface ColumnMapping {
  /** The field: `name`, `category_id`, `lines.quantity`, `inventory.reorder_level`. */
  field: string
  /** reference: the other model's field the cell is looked up in, `external_id` unless told. */
  lookup?: string
  /** A date pattern ("dd.MM.yyyy"), `decimal_comma`, or a text with `{value}`. */
  format?: string
}

/** What API.md calls the mapping of an import. */
export interface Mapping {
  /** Fields that tell whether a record is already there; empty: every row is new. */
  match: string[]
  columns: Record<string, ColumnMapping>
  defaults: Record<string, unknown>
  on_match: 'update' | 'skip'
}

const shape = vine.create({
  match: vine.array(vine.string().maxLength(120)).maxLength(5).optional(),
  columns: vine.record(
    vine.object({
      field: vine.string().maxLength(120),
      lookup: vine.string().maxLength(120).optional(),
      format: vine.string().maxLength(120).optional(),
    })
  ),
  defaults: vine.object({}).allowUnknownProperties().optional(),
  on_match: vine.enum(['update', 'skip'] as const).optional(),
})

/** Reads a mapping as JSON text or object. Throws E_MAPPING (422). */
export async function parseMapping(input: unknown): Promise<Mapping> {
  const value = typeof input === 'string' ? fromJson(input) : input
  try {
    const read = await shape.validate(value)
    return {
      match: read.match ?? ['external_id'],
      columns: read.columns,
      defaults: read.defaults ?? {},
      on_match: read.on_match ?? 'update',
    }
  } catch {
    throw Refusal.input([{ field: 'mapping', code: 'E_MAPPING' }])
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw Refusal.input([{ field: 'mapping', code: 'E_MAPPING' }])
  }
}
