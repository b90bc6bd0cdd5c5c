import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import { compileSelect } from '#kernel/records/query/select'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'

/**
 * Says which field is taken before the database does. The unique indexes are the last word; this check
 * also covers shared records, whose empty company an index does not compare.
 */
export async function checkUnique(
  ctx: Context,
  model: Model,
  input: Record<string, unknown>,
  record: RecordModel | null
) {
  for (const field of model.fields.values()) {
    if (!field.unique && field.key !== 'external_id') continue
    const value = input[field.key]
    if (value === null || value === undefined) continue
    const filter: FilterNode = [field.key, 'eq', String(value)]
    const { sql, bindings } = compileSelect(ctx, model, { filter, limit: 2 })
    const rows = await ctx.rows<{ id: number }>(sql, bindings)
    if (rows.some((row) => Number(row.id) !== record?.id)) {
      throw Refusal.input([
        { field: field.key, code: 'E_TAKEN', params: { value: String(value).slice(0, 80) } },
      ])
    }
  }
}
