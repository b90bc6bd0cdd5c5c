import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { CustomValues } from '#kernel/fields/write/custom_values'
import type { Model } from '#kernel/records/model'
import { quoted } from '#kernel/records/query/sql'

const AT_ONCE = 500

/** A record with the company's custom values of it, as columns would hold them. */
export interface HeldValues {
  id: number
  values: CustomValues
}

/** The next records of the company that have custom values, by id; locked within a transaction. */
export async function valuesAfter(
  ctx: Context,
  model: Model,
  after: number
): Promise<HeldValues[]> {
  const { table, id, where, bindings } = holders(ctx, model)
  const lock = ctx.trx && engine === 'mysql' ? ' FOR UPDATE' : ''
  const rows = await ctx.rows<{ id: number; custom: string }>(
    `SELECT ${id} AS \`id\`, \`custom\` FROM ${table} WHERE ${where} AND \`custom\` IS NOT NULL AND ${id} > ? ORDER BY ${id} LIMIT ${AT_ONCE}${lock}`,
    [...bindings, after]
  )
  return rows.map((row) => ({ id: Number(row.id), values: JSON.parse(row.custom) as CustomValues }))
}

/** The id of the last record that could have values. */
export async function lastHolder(ctx: Context, model: Model): Promise<number> {
  const { table, id, where, bindings } = holders(ctx, model)
  const [row] = await ctx.rows<{ last: number | null }>(
    `SELECT MAX(${id}) AS \`last\` FROM ${table} WHERE ${where}`,
    bindings
  )
  return Number(row.last ?? 0)
}

/** Where a company's custom values of a model stand. */
function holders(ctx: Context, model: Model) {
  const own = '`company_id` = ?'
  return model.scope === 'company'
    ? { table: quoted(model.table), id: '`id`', where: own, bindings: [ctx.company.id] }
    : {
        table: '`custom_values`',
        id: '`record_id`',
        where: `\`model\` = ? AND ${own}`,
        bindings: [model.name, ctx.company.id],
      }
}
