import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type { CustomField } from '#kernel/fields/custom_field'
import { valuesAfter, type HeldValues } from '#kernel/fields/filling/stored_values'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { SHOWN } from '#kernel/plugins/integrity/judged'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'

/** Every value of a filterable custom field stands in its index as in the record, and nothing else does. */
export const customIndexAgrees: Invariant = {
  name: 'kernel.custom_index',
  of: 'company',
  async check(ctx) {
    const breaches: Breach[] = []
    for (const model of registry.models.values()) {
      if (ctx.has(model.plugin)) breaches.push(...(await checkModel(ctx, model)))
    }
    return breaches
  },
}

async function checkModel(ctx: Context, model: Model) {
  const fields = [...customFieldsOf(ctx, model).values()].filter((one) => one.isReady)
  const breaches: Breach[] = []
  for (let after = 0; fields.length > 0 && breaches.length < SHOWN;) {
    const held = await valuesAfter(ctx, model, after)
    const end = held.at(-1)?.id ?? Number.MAX_SAFE_INTEGER
    for (const field of fields) {
      breaches.push(...(await checkField(ctx, model, field, { held, after, end })))
    }
    if (held.length === 0) break
    after = end
  }
  return breaches.slice(0, SHOWN)
}

interface Stretch {
  held: HeldValues[]
  after: number
  end: number
}

async function checkField(ctx: Context, model: Model, field: CustomField, stretch: Stretch) {
  const { held, after, end } = stretch
  const rows = await ctx.rows<{ record_id: number; value: unknown }>(
    `SELECT \`record_id\`, \`${field.indexed}\` AS \`value\` FROM \`custom_field_values\` WHERE \`field_id\` = ? AND \`company_id\` = ? AND \`record_id\` > ? AND \`record_id\` <= ?`,
    [field.id, ctx.company.id, after, end]
  )
  const indexed = new Map(rows.map((row) => [Number(row.record_id), row.value]))
  const complain = (id: number, what: string): Breach => ({
    text: `${model.name} ${id}: ${field.key} ${what}`,
    model: model.name,
    id,
  })
  const breaches: Breach[] = []
  for (const { id, values } of held) {
    const value = values[field.name] ?? null
    const found = indexed.get(id) ?? null
    indexed.delete(id)
    if (String(value) === String(found)) continue
    const what = found === null ? 'is missing from the index' : 'stands otherwise in the index'
    breaches.push(complain(id, value === null ? 'is in the index, yet not in the record' : what))
  }
  for (const id of indexed.keys()) breaches.push(complain(id, 'is in the index without a record'))
  return breaches
}
