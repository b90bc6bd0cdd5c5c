import type { Context } from '#kernel/companies/context'
import { compileSelect } from '#kernel/records/query/select'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Model } from '#kernel/records/model'
import { Refusal } from '#kernel/http/refusal'

const AT_ONCE = 400

/**
 * The records that are already there, by the fields an import matches by: one query for many bodies where
 * it is one field, one for each otherwise. A body without a value in a matched field is new.
 */
export async function matchExisting(
  ctx: Context,
  model: Model,
  match: string[],
  bodies: Record<string, unknown>[]
): Promise<(number | undefined)[]> {
  if (match.length === 0) return bodies.map(() => undefined)
  if (match.length > 1) return Promise.all(bodies.map((body) => matchOne(ctx, model, match, body)))
  const [key] = match
  const values = [
    ...new Set(
      bodies
        .map((body) => body[key])
        .filter(isGiven)
        .map(String)
    ),
  ]
  const ids = new Map<string, number>()
  for (let at = 0; at < values.length; at += AT_ONCE) {
    const filter: FilterNode = [key, 'in', values.slice(at, at + AT_ONCE)]
    const { sql, bindings } = compileSelect(ctx, model, { filter })
    for (const row of await ctx.rows(sql, bindings)) ids.set(fold(row[key]), Number(row.id))
  }
  return bodies.map((body) => (isGiven(body[key]) ? ids.get(fold(body[key])) : undefined))
}

async function matchOne(
  ctx: Context,
  model: Model,
  match: string[],
  body: Record<string, unknown>
) {
  if (!match.every((key) => isGiven(body[key]))) return undefined
  const and = match.map((key): FilterNode => [key, 'eq', body[key]])
  const { sql, bindings } = compileSelect(ctx, model, { filter: { and }, limit: 2 })
  const rows = await ctx.rows(sql, bindings)
  if (rows.length > 1) {
    throw Refusal.input([{ field: match.join(', '), code: 'E_LOOKUP_AMBIGUOUS' }])
  }
  return rows[0] && Number(rows[0].id)
}

function isGiven(value: unknown) {
  return value !== null && value !== undefined && value !== ''
}

function fold(value: unknown) {
  return String(value).trim().toLocaleLowerCase('und')
}
