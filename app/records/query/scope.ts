import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { placeholders, quoted, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

type Limit = (ctx: Context, alias: string) => Sql | null

const limits = new Map<string, Limit>()

/**
 * Says which rows of a deployment-wide model a company's people see, where that is not all of
 * them: `limitRows('kernel.user', membersOnly)`. `alias` is the quoted name of the model's table.
 */
export function limitRows(model: string, limit: Limit) {
  limits.set(model, limit)
}

/** The companies whose rows are read: all those the user chose, or only the one he writes to; `key`: that one, by an index. */
export type Companies = 'reading' | 'writing' | 'key'

/** The condition that keeps companies apart; null for what the whole deployment shares. */
export function companyScope(
  ctx: Context,
  model: Model,
  alias: string,
  companies: Companies = 'reading'
): Sql | null {
  if (model.scope === 'global') return null
  const ids = companies === 'reading' ? ctx.companyIds : [ctx.company.id]
  const column = `${alias}.${quoted('company_id')}`
  if (model.scope === 'company') {
    return companies === 'key' ? among(column, ids) : unselective(among(column, ids))
  }
  const own = among(withoutIndex(column), ids)
  return sql(`(${own.sql} OR ${withoutIndex(column)} IS NULL)`, own.bindings)
}

const among = (column: string, ids: readonly number[]) =>
  ids.length === 1 ? sql(`${column} = ?`, ids) : sql(`${column} IN (${placeholders(ids)})`, ids)

/**
 * Most rows are of the company asked for. SQLite takes ten for likely where it has no statistics, and
 * would read and sort a whole company by its index instead of walking the order of the list.
 */
function unselective(condition: Sql): Sql {
  if (engine !== 'sqlite') return condition
  return sql(`likelihood(${condition.sql}, 0.99)`, condition.bindings)
}

/** The same for "ours or everybody's", for which SQLite would use the index twice. */
const withoutIndex = (column: string) => (engine === 'sqlite' ? `+${column}` : column)

/** Whether this caller sees only some of a model's rows, whatever rules say. */
export const isLimited = (ctx: Context, model: Model) => rowLimit(ctx, model, '`limited`') !== null

/** What limits the rows of a deployment-wide model for this caller. */
export function rowLimit(ctx: Context, model: Model, alias: string): Sql | null {
  return limits.get(model.name)?.(ctx, alias) ?? null
}
