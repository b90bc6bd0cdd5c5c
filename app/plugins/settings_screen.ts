import type { Context } from '#kernel/companies/context'
import { decisionsOf } from '#kernel/plugins/enabled'
import { pluginName } from '#kernel/plugins/plugin_name'
import { registry } from '#kernel/plugins/registry'
import { settingFields } from '#kernel/plugins/settings'
import type { Field } from '#kernel/records/fields/kinds'
import { describeSetting } from '#kernel/records/screens/describe_field'
import type { FieldDescription } from '#kernel/records/screens/description'

type Values = Record<string, unknown>

/** What one plugin leaves to the company, as its screen shows it. */
export interface PluginSettings {
  id: string
  name: string
  icon: string
  /** Of `kernel.plugin`: what is changed, and the version that was seen. */
  row: { id: number; version: number }
  fields: FieldDescription[]
  /** As they count now: what the company set, else the default; references with what they name. */
  values: Values
  defaults: Values
}

/** The settings of every plugin that is enabled and has some, in dependency order. */
export async function settingsScreen(ctx: Context) {
  const rows = await ctx.rows<{ id: number; version: number; plugin: string }>(
    'SELECT `id`, `version`, `plugin` FROM `plugins` WHERE `company_id` = ?',
    [ctx.company.id]
  )
  const plugins: PluginSettings[] = []
  for (const { id, declaration } of registry.inOrder()) {
    const fields = settingFields(id)
    const row = rows.find((one) => one.plugin === id)
    if (!row || fields.length === 0 || !ctx.has(id)) continue
    plugins.push({
      id,
      name: pluginName(ctx, id),
      icon: declaration.menu?.[0]?.icon ?? 'i-lucide-blocks',
      row: { id: Number(row.id), version: Number(row.version) },
      fields: fields.map((field) => describeSetting(ctx, field)),
      ...(await valuesOf(ctx, id, fields)),
    })
  }
  return { plugins, may: ctx.access.allows('kernel.plugin', 'configure') }
}

async function valuesOf(ctx: Context, plugin: string, fields: readonly Field[]) {
  const stored = decisionsOf(ctx.company.id).settings.get(plugin) ?? {}
  const defaults = Object.fromEntries(fields.map((one) => [one.key, one.default ?? null]))
  const values: Values = Object.fromEntries(
    fields.map((one) => [one.key, stored[one.key] ?? defaults[one.key]])
  )
  for (const field of fields.filter((one) => one.kind === 'reference')) {
    values[field.relation!] = await namedRecord(ctx, field.to!, values[field.key])
  }
  return { values, defaults }
}

/** The record a reference names, as far as the caller may see it. */
async function namedRecord(ctx: Context, model: string, id: unknown) {
  const known = registry.models.get(model)
  if (!known || typeof id !== 'number' || !ctx.access.allows(model, 'read')) return null
  const title = known.options.title!
  const { data } = await ctx.list(model, { filter: [['id', 'eq', id]], fields: ['id', title] })
  return data[0] ? { id, label: String(data[0][title]) } : null
}
