import type { Context } from '#kernel/companies/context'
import { partsOf } from '#kernel/plugins/candidate'
import type { Breach, Invariant, LinkDeclaration } from '#kernel/plugins/declaration'
import { SHOWN } from '#kernel/plugins/integrity/judged'
import type { Extension } from '#kernel/plugins/registry'
import { registry } from '#kernel/plugins/registry'
import { targetOf } from '#kernel/records/query/relations'

/** Rows that stand beside a record (fields another plugin added, links) belong to one that is there. */
export const sideRowsResolve: Invariant = {
  name: 'kernel.side_rows_resolve',
  of: 'deployment',
  async check(ctx) {
    const breaches: Breach[] = []
    for (const extension of [...registry.extensions.values()].flat()) {
      if (!extension.needs.every((id) => ctx.has(id))) continue
      breaches.push(...(await checkExtension(ctx, extension)))
    }
    for (const link of declaredLinks(ctx)) breaches.push(...(await checkLink(ctx, link)))
    return breaches
  },
}

async function checkExtension(ctx: Context, { model, table, fields }: Extension) {
  const breaches = await dangling(ctx, table, 'record_id', model)
  for (const field of fields) {
    if (field.kind !== 'reference' || !targetOf(field)) continue
    breaches.push(...(await dangling(ctx, table, field.key, field.to!)))
  }
  return breaches
}

async function checkLink(ctx: Context, { from, to, table }: LinkDeclaration) {
  const column = (model: string) => `${model.slice(model.indexOf('.') + 1)}_id`
  return [
    ...(await dangling(ctx, table, column(from), from)),
    ...(await dangling(ctx, table, column(to), to)),
  ]
}

async function dangling(ctx: Context, table: string, column: string, model: string) {
  const target = registry.models.get(model)
  if (!target) return []
  const rows = await ctx.rows<{ to: number }>(
    `SELECT \`s\`.\`${column}\` AS \`to\` FROM \`${table}\` \`s\` LEFT JOIN \`${target.table}\` \`t\` ` +
      `ON \`t\`.\`id\` = \`s\`.\`${column}\` WHERE \`s\`.\`${column}\` IS NOT NULL AND \`t\`.\`id\` IS NULL LIMIT ${SHOWN}`
  )
  return rows.map(({ to }): Breach => ({
    text: `${table}: a row belongs to ${model} ${to}, which is not there`,
  }))
}

function declaredLinks(ctx: Context) {
  return registry
    .inOrder()
    .flatMap((plugin) => partsOf(plugin))
    .filter(({ needs }) => needs.every((id) => ctx.has(id)))
    .flatMap(({ part }) => part.links ?? [])
}
