import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { dependentsOf } from '#kernel/plugins/dependencies'
import { pluginName, pluginNames } from '#kernel/plugins/plugin_name'
import { syncPluginRows } from '#kernel/plugins/plugin_rows'
import { migratePlugin } from '#kernel/plugins/migrations'
import { installedPlugins, noteInstalled, removedPlugins } from '#kernel/plugins/removal/installed'
import { registry } from '#kernel/plugins/registry'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'

/**
 * Takes a plugin off the list of what is installed; its tables stay as they are. Refused while a company
 * has it enabled (E_PLUGIN_IN_USE) or an installed plugin requires it (E_PLUGIN_IS_REQUIRED).
 */
export async function uninstallPlugin(ctx: Context, id: string) {
  const known = await needKnown(id)
  if (known.state !== 'installed') throw new Refusal('E_PLUGIN_UNINSTALLED', { plugin: id })
  await transaction(ctx, async (inner) => {
    await bumpEpoch(inner, 'plugins')
    await needUnused(inner, id)
    await noteInstalled(inner, { ...known, state: 'uninstalled' })
  })
}

/** Brings an uninstalled plugin back with its data, or a purged one anew; it is enabled for nobody yet. */
export async function installPlugin(ctx: Context, id: string) {
  const { state } = await needKnown(id)
  if (!registry.plugins.has(id)) throw missing(id)
  if (state === 'installed') return false
  if (state === 'purging') throw new Refusal('E_PLUGIN_PURGING', { plugin: id })
  await needRequired(ctx, id)
  await migratePlugin(id)
  const loaded = registry.plugins.get(id)
  if (!loaded) throw missing(id)
  await transaction(ctx, async (inner) => {
    await bumpEpoch(inner, 'plugins')
    const { version } = loaded.declaration
    await noteInstalled(inner, { plugin: id, version, state: 'installed' })
  })
  await syncPluginRows()
  return true
}

/** The installed plugins that require this one. */
export async function installedDependents(id: string) {
  const removed = await removedPlugins()
  return dependentsOf(id).filter((one) => !removed.has(one))
}

async function needKnown(id: string) {
  const recorded = (await installedPlugins()).get(id)
  if (recorded) return recorded
  const loaded = id === 'kernel' ? undefined : registry.plugins.get(id)
  if (!loaded) throw missing(id)
  return { plugin: id, version: loaded.declaration.version, state: 'installed' as const }
}

async function needUnused(ctx: Context, id: string) {
  const users = await ctx.rows<{ name: string }>(
    'SELECT `c`.`name` FROM `plugins` `p` JOIN `companies` `c` ON `c`.`id` = `p`.`company_id` ' +
      "WHERE `p`.`plugin` = ? AND `p`.`state` = 'enabled' ORDER BY `c`.`name`",
    [id]
  )
  if (users.length > 0) {
    const companies = users.map((one) => one.name).join(', ')
    throw new Refusal('E_PLUGIN_IN_USE', { plugin: pluginName(ctx, id), companies })
  }
  const dependents = await installedDependents(id)
  if (dependents.length > 0) {
    throw new Refusal('E_PLUGIN_INSTALLED_DEPENDS', {
      plugin: pluginName(ctx, id),
      plugins: pluginNames(ctx, dependents),
    })
  }
}

async function needRequired(ctx: Context, id: string) {
  const removed = await removedPlugins()
  const lacking = Object.keys(registry.plugins.get(id)!.declaration.requires ?? {}).filter((one) =>
    removed.has(one)
  )
  if (lacking.length > 0) {
    throw new Refusal('E_PLUGIN_NEEDS_INSTALLED', {
      plugin: pluginName(ctx, id),
      plugins: pluginNames(ctx, lacking),
    })
  }
}

const missing = (id: string) => new Refusal('E_PLUGIN_UNKNOWN', { plugin: id }, { status: 404 })
