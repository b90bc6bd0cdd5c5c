import type { Context } from '#kernel/companies/context'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import { relationsOf, targetOf } from '#kernel/records/query/relations'
import { companyScope } from '#kernel/records/query/scope'
import { idIn } from '#kernel/records/query/select'
import { Source } from '#kernel/records/query/source'
import { selectList } from '#kernel/records/query/select_list'
import { allOf } from '#kernel/records/query/sql'

const AT_ONCE = 500

/** What names each record for people, by id. Records the caller may not see have none. */
export async function labels(
  ctx: Context,
  model: Model,
  ids: readonly number[]
): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  const source = new Source(ctx, model)
  if (!source.opens(model)) return found
  const column = source.column(titlePath(model))
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const where = allOf([
      idIn(source.alias, ids.slice(at, at + AT_ONCE)),
      companyScope(ctx, model, source.alias),
      source.visible(),
    ])
    const from = source.from()
    const rows = await ctx.rows(
      `SELECT ${selectList(source, column ? [column] : [])} FROM ${from.sql} WHERE ${where.sql}`,
      [...from.bindings, ...where.bindings]
    )
    for (const row of rows) {
      const value = column && typeOf(column.field.kind).columnToWire(row, column.field)
      const id = Number(row.id)
      found.set(
        id,
        value === null || value === undefined || value === '' ? `#${id}` : String(value)
      )
    }
  }
  return found
}

/** A record named by a reference is named by what that one is named by. */
export function titlePath(model: Model, hops = 0): string {
  const field = model.fields.get(model.title)
  const target =
    field?.kind === 'reference' && relationsOf(model).has(field.relation!) && targetOf(field)
  return target && hops < 3 ? `${field.relation}.${titlePath(target, hops + 1)}` : model.title
}
