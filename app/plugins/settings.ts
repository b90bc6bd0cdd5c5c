import type { Context } from '#kernel/companies/context'
import type { RefusalParams } from '#kernel/http/refusal'
import { Refusal } from '#kernel/http/refusal'
import { decisionsOf } from '#kernel/plugins/enabled'
import { registry } from '#kernel/plugins/registry'
import { implementationsOf } from '#kernel/plugins/strategies'
import type { Field, FieldKind } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'

type Values = Record<string, unknown>

/**
 * What the company set for a plugin, the declared defaults for the rest; typed as fields are.
 *
 * @example const { lend_days } = settings<{ lend_days: number }>(ctx, 'sample')
 */
export function settings<T = Values>(ctx: Pick<Context, 'company'>, plugin: string): T {
  const stored = decisionsOf(ctx.company.id).settings.get(plugin) ?? {}
  const values: Values = {}
  for (const field of settingFields(plugin)) {
    const given = stored[field.key]
    const isSet = given !== undefined && given !== null
    values[field.key] = isSet
      ? typeOf(field.kind).parse(given, field, ctx.company)
      : (field.default ?? null)
  }
  return values as T
}

/** A plugin's settings as fields. */
export function settingFields(plugin: string): Field[] {
  const declared = registry.plugins.get(plugin)?.declaration.settings ?? {}
  return Object.entries(declared).map(([key, options]) => ({
    ...options,
    key,
    property: key,
    kind: options.kind as FieldKind,
    plugin,
  }))
}

/** Refuses settings that are not declared or not valid (422), with all complaints. */
export function checkSettings(ctx: Context, plugin: string, given: Values) {
  const fields = new Map(settingFields(plugin).map((field) => [field.key, field]))
  const errors: { field: string; code: string; params?: RefusalParams }[] = []
  for (const [key, value] of Object.entries(given)) {
    const field = fields.get(key)
    const at = `settings.${key}`
    if (!field) {
      errors.push({ field: at, code: 'E_UNKNOWN_FIELD' })
      continue
    }
    try {
      if (value !== null) typeOf(field.kind).parse(value, field, ctx.company)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      errors.push({ field: at, code: error.code, params: error.params })
    }
  }
  if (errors.length > 0) throw Refusal.input(errors)
}

/** Refuses a choice (422) that is not of a strategy of this plugin, or of no installed implementation. */
export function checkStrategies(plugin: string, given: Values) {
  for (const [strategy, winner] of Object.entries(given)) {
    const isOwn = strategy.startsWith(`${plugin}.`)
    const isKnown =
      winner === null || implementationsOf(strategy).some((one) => one.name === winner)
    if (!isOwn || !isKnown) {
      throw Refusal.choice(`strategies.${strategy}`, winner)
    }
  }
}

/** What was decided before and now; null is the default again. */
export function decided(before: Values | null, now: Values): Values {
  const all = Object.entries({ ...before, ...now })
  return Object.fromEntries(all.filter(([, value]) => value !== null))
}
