import type { Context } from '#kernel/companies/context'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { judgedModels, judgedRows, SHOWN } from '#kernel/plugins/integrity/judged'
import type { Model } from '#kernel/records/model'

/** They are their own log: written once, or by every request. */
const WITHOUT_HISTORY = new Set([
  'kernel.session',
  'kernel.security_event',
  'kernel.policy_breach',
  'kernel.reading',
])

/** Every record has one history entry for each of its versions: nothing changed unseen. */
export const historyIsComplete: Invariant = {
  name: 'kernel.history_is_complete',
  of: 'both',
  async check(ctx) {
    const breaches: Breach[] = []
    for (const model of judgedModels(ctx)) {
      if (!WITHOUT_HISTORY.has(model.name)) breaches.push(...(await checkModel(ctx, model)))
    }
    return breaches
  },
}

async function checkModel(ctx: Context, model: Model): Promise<Breach[]> {
  const judged = judgedRows(ctx, model, '`r`.')!
  const rows = await ctx.rows<{ id: number; version: number; entries: number }>(
    'SELECT `r`.`id`, `r`.`version`, COUNT(`h`.`id`) AS `entries` ' +
      `FROM \`${model.table}\` \`r\` LEFT JOIN \`history\` \`h\` ON \`h\`.\`model\` = ? AND \`h\`.\`record_id\` = \`r\`.\`id\` ` +
      `WHERE ${judged.sql} GROUP BY \`r\`.\`id\`, \`r\`.\`version\` HAVING COUNT(\`h\`.\`id\`) <> \`r\`.\`version\` LIMIT ${SHOWN}`,
    [model.name, ...judged.bindings]
  )
  return rows.map(({ id, version, entries }) => ({
    text: `${model.name} ${id} is at version ${version} with ${entries} history entries`,
    model: model.name,
    id: Number(id),
  }))
}
