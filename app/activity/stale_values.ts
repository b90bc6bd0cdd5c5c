import type { Context } from '#kernel/companies/context'
import { valuesAt } from '#kernel/activity/history'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { spreadCustom } from '#kernel/fields/read/custom_changes'
import { flatInput } from '#kernel/fields/write/custom_values'
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
  const [row] = await ctx.rows(sql, bindings)
  const stored =
    model.scope === 'company' ? row : { ...row, custom: await ownCustom(ctx, name, id) }
  const then = await valuesAt(ctx, name, stored, version)
  const [now, sent] = [spreadCustom(stored), flatInput(yours)]
  const fields = [...model.fields.values(), ...customFieldsOf(ctx, model).values()].filter(
    (one) =>
      one.kind !== 'lines' &&
      one.kind !== 'computed' &&
      !one.base &&
      ctx.access.mayUse(name, one, 'read') &&
      (Object.hasOwn(sent, one.key) || String(now[one.key]) !== String(then[one.key]))
  )
  return {
    version: now.version,
    base: wire(fields, then),
    theirs: wire(fields, now),
    yours: Object.fromEntries(
      fields.filter((one) => Object.hasOwn(sent, one.key)).map((one) => [one.key, sent[one.key]])
    ),
  }
}

/** The company's own custom values of a record that companies share. */
async function ownCustom(ctx: Context, name: string, id: number) {
  const [kept] = await ctx.rows<{ custom: string | null }>(
    'SELECT `custom` FROM `custom_values` WHERE `model` = ? AND `record_id` = ? AND `company_id` = ?',
    [name, id, ctx.company.id]
  )
  return kept?.custom ?? null
}

function wire(fields: Field[], row: Values) {
  return Object.fromEntries(
    fields.map((one) => [
      one.key,
      (row[one.key] ?? null) === null ? null : typeOf(one.kind).columnToWire(row, one),
    ])
  )
}
