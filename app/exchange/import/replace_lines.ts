import type { Context } from '#kernel/companies/context'
import type { Field } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { RecordModel } from '#kernel/records/record_model'

type Values = Record<string, unknown>

/**
 * The file says which lines there are. Lines that are the same from the first on stay untouched, so that the same
 * file again changes nothing; from the first that differs they give way. Answers what an update is told, those
 * that go in front.
 */
export async function replaceLines(
  ctx: Context,
  record: RecordModel,
  field: Field,
  wanted: Values[]
): Promise<Values[]> {
  const old = await ctx.lines(record, field.key)
  const fields = registry.model(field.to!).fields
  const differs = wanted.findIndex((values, at) => !old[at] || !isSame(fields, old[at], values))
  const kept = differs < 0 ? wanted.length : differs
  const gone = old.slice(kept).map(({ id }) => ({ id, _delete: true }))
  const stay = old.slice(0, kept).map(({ id }) => ({ id }))
  return [...gone, ...stay, ...wanted.slice(kept)]
}

function isSame(fields: Map<string, Field>, line: RecordModel, values: Values) {
  const stored = line as unknown as Values
  return Object.entries(values).every(([key, value]) => {
    const field = fields.get(key)
    return field !== undefined && isSameValue(field, stored, value, values)
  })
}

/** What is wrong with a value is said when it is stored. */
function isSameValue(field: Field, stored: Values, value: unknown, values: Values) {
  const { parse, valueToColumn } = typeOf(field.kind)
  const beside = field.currency ? (values[field.currency] ?? stored[field.currency]) : undefined
  try {
    const currency = typeof beside === 'string' ? beside : undefined
    const parsed = parse(value, { ...field, required: false }, { currency })
    return (
      String(valueToColumn(parsed, field)) === String(valueToColumn(stored[field.property], field))
    )
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
