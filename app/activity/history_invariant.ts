import type { Context } from '#kernel/companies/context'
import type { Invariant } from '#kernel/plugins/declaration'
import type { Model } from '#kernel/records/model'
import { registry } from '#kernel/plugins/registry'

const SHOWN = 20

/** Every record has one history entry for each of its versions: nothing changed unseen. */
export const historyIsComplete: Invariant = {
  name: 'kernel.history_is_complete',
  async check(ctx) {
    const breaches: string[] = []
    for (const model of registry.models.values()) {
      if (ctx.has(model.plugin) && model.fields.has('version')) {
        breaches.push(...(await checkModel(ctx, model)))
      }
    }
    return breaches
  },
}

async function checkModel(ctx: Context, model: Model) {
  const scope = model.scope === 'company' ? 'WHERE `r`.`company_id` = ?' : ''
  const rows = await ctx.rows<{ id: number; version: number; entries: number }>(
    'SELECT `r`.`id`, `r`.`version`, COUNT(`h`.`id`) AS `entries` ' +
      `FROM \`${model.table}\` \`r\` LEFT JOIN \`history\` \`h\` ON \`h\`.\`model\` = ? AND \`h\`.\`record_id\` = \`r\`.\`id\` ${scope} ` +
      `GROUP BY \`r\`.\`id\`, \`r\`.\`version\` HAVING COUNT(\`h\`.\`id\`) <> \`r\`.\`version\` LIMIT ${SHOWN}`,
    model.scope === 'company' ? [model.name, ctx.company.id] : [model.name]
  )
  return rows.map(
    (one) =>
      `${model.name} ${one.id} is at version ${one.version} with ${one.entries} history entries`
  )
}
