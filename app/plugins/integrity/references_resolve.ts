import type { Context } from '#kernel/companies/context'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { judgedModels, judgedRows, SHOWN } from '#kernel/plugins/integrity/judged'
import { targetOf } from '#kernel/records/query/relations'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

/** Every reference leads to a record that is there, and that is the company's or everybody's. */
export const referencesResolve: Invariant = {
  name: 'kernel.references_resolve',
  of: 'both',
  async check(ctx) {
    const breaches: Breach[] = []
    for (const model of judgedModels(ctx)) {
      for (const field of model.fields.values()) {
        if (field.kind === 'reference') breaches.push(...(await checkField(ctx, model, field)))
      }
    }
    return breaches
  },
}

async function checkField(ctx: Context, model: Model, field: Field): Promise<Breach[]> {
  const target = targetOf(field)
  if (!target) return []
  const judged = judgedRows(ctx, model, '`r`.')!
  const elsewhere =
    target.scope === 'global' || model.scope === 'global'
      ? ''
      : ' OR (`t`.`company_id` IS NOT NULL AND (`r`.`company_id` IS NULL OR `t`.`company_id` <> `r`.`company_id`))'
  const rows = await ctx.rows<{ id: number; to: number; found: number | null }>(
    `SELECT \`r\`.\`id\`, \`r\`.\`${field.key}\` AS \`to\`, \`t\`.\`id\` AS \`found\` FROM \`${model.table}\` \`r\` ` +
      `LEFT JOIN \`${target.table}\` \`t\` ON \`t\`.\`id\` = \`r\`.\`${field.key}\` ` +
      `WHERE ${judged.sql} AND \`r\`.\`${field.key}\` IS NOT NULL AND (\`t\`.\`id\` IS NULL${elsewhere}) LIMIT ${SHOWN}`,
    judged.bindings
  )
  return rows.map(({ id, to, found }) => ({
    text: `${model.name} ${id}: ${field.key} is ${target.name} ${to}, which ${found === null ? 'is not there' : 'belongs to another company'}`,
    model: model.name,
    id: Number(id),
  }))
}
