import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { pluginNames } from '#kernel/plugins/plugin_name'
import { withMigrationLock } from '#kernel/plugins/migration_lock'
import { dropTables } from '#kernel/storage/restore/drop_tables'
import { exportTables } from '#kernel/plugins/removal/export_tables'
import { forgetRows } from '#kernel/plugins/removal/forget_rows'
import { installedPlugins, noteInstalled } from '#kernel/plugins/removal/installed'
import { purgePlan, tablesOfPlugin } from '#kernel/plugins/removal/purge_plan'
import { installedDependents } from '#kernel/plugins/removal/uninstall_plugin'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'

export interface Purged {
  /** Where its rows were written before they went. */
  file: string
  tables: string[]
}

/**
 * Removes all data of an uninstalled plugin for good, after writing it to an archive. Begun again after a
 * crash it goes on where it was. `confirm` is the plugin's id, typed.
 */
export async function purgePlugin(ctx: Context, id: string, confirm: string): Promise<Purged> {
  const known = (await installedPlugins()).get(id)
  if (!known || known.state === 'installed') throw new Refusal('E_PURGE_INSTALLED', { plugin: id })
  if (known.state === 'purged') throw new Refusal('E_PURGED', { plugin: id })
  if (confirm !== id) throw new Refusal('E_PURGE_CONFIRM', { plugin: id })
  await needUnreferenced(ctx, id)
  const file = await exportTables(id, ctx.now)
  await transaction(ctx, (inner) => noteInstalled(inner, { ...known, state: 'purging' }))
  const tables = (await tablesOfPlugin(id)).map((table) => table.name)
  await withMigrationLock(() => dropTables(tables))
  await transaction(ctx, async (inner) => {
    await forgetRows(inner, id)
    await bumpEpoch(inner, 'access')
    await bumpEpoch(inner, 'plugins')
    await noteInstalled(inner, { ...known, state: 'purged' })
  })
  return { file, tables }
}

async function needUnreferenced(ctx: Context, id: string) {
  const dependents = await installedDependents(id)
  if (dependents.length > 0) {
    throw new Refusal('E_PLUGIN_INSTALLED_DEPENDS', {
      plugin: id,
      plugins: pluginNames(ctx, dependents),
    })
  }
  const [reference] = (await purgePlan(id)).references
  if (reference) throw new Refusal('E_PURGE_REFERENCED', { plugin: id, ...reference })
}
