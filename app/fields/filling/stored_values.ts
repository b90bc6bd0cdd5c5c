import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { CustomValues } from '#kernel/fields/write/custom_values'
import type { Model } from '#kernel/records/model'
import { placeholders, quoted } from '#kernel/records/query/sql'

const AT_ONCE = 500

/** A record with the company's custom values of it, as columns would hold them. */
export interface HeldValues {
  id: number
  values: CustomValues
  /** The currency its amounts are in, where the record says so itself. */
  currency: string | null
}

/** The next records of the company that have custom values, by id; locked within a transaction. */
export async function valuesAfter(
  ctx: Context,
  model: Model,
  after: number,
  atOnce = AT_ONCE
): Promise<HeldValues[]> {
  const { table, id, where, bindings, currency } = holders(ctx, model)
  const lock = ctx.trx && engine === 'mysql' ? ' FOR UPDATE' : ''
  const rows = await ctx.rows<Row>(
    `SELECT ${id} AS \`id\`, \`custom\`, ${currency} AS \`currency\` FROM ${table} WHERE ${where} AND \`custom\` IS NOT NULL AND ${id} > ? ORDER BY ${id} LIMIT ${atOnce}${lock}`,
    [...bindings, after]
  )
  return rows.map(heldOf)
}

/** The ids of the next records of the company that have custom values. */
export async function holdersAfter(ctx: Context, model: Model, after: number, atOnce: number) {
  const { table, id, where, bindings } = holders(ctx, model)
  const rows = await ctx.rows<{ id: number }>(
    `SELECT ${id} AS \`id\` FROM ${table} WHERE ${where} AND \`custom\` IS NOT NULL AND ${id} > ? ORDER BY ${id} LIMIT ${atOnce}`,
    [...bindings, after]
  )
  return rows.map((row) => Number(row.id))
}

/** The same of the records with these ids, as far as they are there; also those without any value. */
export async function valuesOf(
  ctx: Context,
  model: Model,
  ids: readonly number[]
): Promise<HeldValues[]> {
  if (ids.length === 0) return []
  const lock = ctx.trx && engine === 'mysql' ? ' FOR UPDATE' : ''
  const table = quoted(model.table)
  const currency = hasCurrency(model) ? '`t`.`currency`' : 'NULL'
  const isOwn = model.scope === 'company'
  const custom = isOwn ? '`t`.`custom`' : '`v`.`custom`'
  const from = isOwn
    ? `${table} AS \`t\` WHERE \`t\`.\`company_id\` = ? AND`
    : `${table} AS \`t\` LEFT JOIN \`custom_values\` AS \`v\` ON \`v\`.\`company_id\` = ? AND \`v\`.\`model\` = ? AND \`v\`.\`record_id\` = \`t\`.\`id\` WHERE`
  const rows = await ctx.rows<Row>(
    `SELECT \`t\`.\`id\`, ${custom} AS \`custom\`, ${currency} AS \`currency\` FROM ${from} \`t\`.\`id\` IN (${placeholders(ids)}) ORDER BY \`t\`.\`id\`${lock}`,
    [ctx.company.id, ...(isOwn ? [] : [model.name]), ...ids]
  )
  return rows.map(heldOf)
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

interface Row {
  id: number
  custom: string | null
  currency: string | null
}

const heldOf = (row: Row): HeldValues => ({
  id: Number(row.id),
  values: row.custom === null ? {} : (JSON.parse(row.custom) as CustomValues),
  currency: row.currency,
})

const hasCurrency = (model: Model) => model.fields.get('currency')?.kind === 'choice'

/** Where a company's custom values of a model stand. */
function holders(ctx: Context, model: Model) {
  const own = '`company_id` = ?'
  const table = quoted(model.table)
  if (model.scope === 'company') {
    const currency = hasCurrency(model) ? '`currency`' : 'NULL'
    return { table, id: '`id`', where: own, bindings: [ctx.company.id], currency }
  }
  const beside = `(SELECT \`currency\` FROM ${table} WHERE ${table}.\`id\` = \`record_id\`)`
  return {
    table: '`custom_values`',
    id: '`record_id`',
    where: `\`model\` = ? AND ${own}`,
    bindings: [model.name, ctx.company.id],
    currency: hasCurrency(model) ? beside : 'NULL',
  }
}
