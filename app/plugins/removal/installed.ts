import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { readRows } from '#kernel/records/storage/reader'
import { moment } from '#kernel/records/values/moment'

/**
 * How far a plugin was removed: `uninstalled` keeps all its data, `purging` is losing it, `purged` has lost it.
 * One that has no row yet was just put there, and is installed.
 */
export type InstalledState = 'installed' | 'uninstalled' | 'purging' | 'purged'

export interface InstalledPlugin {
  plugin: string
  version: string
  state: InstalledState
}

/** Every plugin the deployment has known, by id; none before the schema is there. */
export async function installedPlugins(): Promise<Map<string, InstalledPlugin>> {
  try {
    const rows = await readRows<InstalledPlugin>(
      'SELECT `plugin`, `version`, `state` FROM `installed_plugins`'
    )
    return new Map(rows.map((row) => [row.plugin, row]))
  } catch (error) {
    if (isMissingTable(error)) return new Map()
    throw error
  }
}

/** The ids of those that were removed, however far. */
export async function removedPlugins(): Promise<Set<string>> {
  const all = [...(await installedPlugins()).values()]
  return new Set(all.filter((one) => one.state !== 'installed').map((one) => one.plugin))
}

/** Throws E_PLUGIN_UNINSTALLED for a plugin that was removed. Within the transaction that depends on it. */
export async function needInstalled(ctx: Context, ids: readonly string[]) {
  const row = await ctx
    .trx!.from('installed_plugins')
    .whereIn('plugin', [...ids])
    .whereNot('state', 'installed')
    .first()
  if (row) throw new Refusal('E_PLUGIN_UNINSTALLED', { plugin: row.plugin })
}

/** Notes the version and state of a plugin, in the open transaction. */
export async function noteInstalled(ctx: Context, { plugin, version, state }: InstalledPlugin) {
  const values = { version, state, changed_at: moment(ctx.now) }
  const changed = await ctx.trx!.from('installed_plugins').where({ plugin }).update(values)
  if (Number(changed) > 0) return
  const known = await ctx.trx!.from('installed_plugins').where({ plugin }).first()
  if (known) return
  await ctx
    .trx!.insertQuery()
    .table('installed_plugins')
    .insert({ plugin, ...values })
}

function isMissingTable(error: unknown) {
  return /no such table|doesn't exist/.test(String((error as Error).message))
}
