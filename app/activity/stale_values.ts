import type { Context } from '#kernel/companies/context'
import { valuesAt } from '#kernel/activity/history'
import { registry } from '#kernel/plugins/registry'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Field } from '#kernel/records/fields/kinds'
import { compileSelect } from '#kernel/records/query/select'

type Values = Record<string, unknown>

/**
 * The three states of a conflict: `base` as the caller saw it, `theirs` as it is now, `yours` as sent.
 * Only fields that are sent or changed meanwhile, and only those the caller may read.
 */
export async function staleValues(
  ctx: Context,
  name: string,
  id: number,
  version: number,
  yours: Values
) {
  const model = registry.model(name)
  const { sql, bindings } = compileSelect(ctx, model, { ids: [id] })
  const [now] = await ctx.rows(sql, bindings)
  const then = await valuesAt(ctx, name, now, version)
  const fields = [...model.fields.values()].filter(
    (one) =>
      one.kind !== 'lines' &&
      one.kind !== 'computed' &&
      !one.base &&
      ctx.access.mayUse(name, one, 'read') &&
      (Object.hasOwn(yours, one.key) || String(now[one.key]) !== String(then[one.key]))
  )
  return {
    version: now.version,
    base: wire(fields, then),
    theirs: wire(fields, now),
    yours: Object.fromEntries(
      fields.filter((one) => Object.hasOwn(yours, one.key)).map((one) => [one.key, yours[one.key]])
    ),
  }
}

function wire(fields: Field[], row: Values) {
  return Object.fromEntries(
    fields.map((one) => [
      one.key,
      row[one.key] === null ? null : typeOf(one.kind).columnToWire(row, one),
    ])
  )
}
