import semver from 'semver'
import { seedRoles } from '#kernel/access/seed_roles'
import { seedReports } from '#kernel/reports/ready/seed_reports'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import type { LoadedPlugin } from '#kernel/plugins/registry'
import { registry } from '#kernel/plugins/registry'
import { installedPlugins, noteInstalled } from '#kernel/plugins/removal/installed'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'

export interface PluginUpgrade {
  plugin: string
  /** The version its data is of; null for a plugin that is new here. */
  from: string | null
  to: string
}

/** Plugins whose folder holds another version than their data is of; the new ones among them. */
export async function pendingUpgrades(): Promise<PluginUpgrade[]> {
  const recorded = await installedPlugins()
  return registry
    .inOrder()
    .filter(({ id }) => (recorded.get(id)?.state ?? 'installed') === 'installed')
    .map(({ id, declaration }) => ({
      plugin: id,
      from: recorded.get(id)?.version ?? null,
      to: declaration.version,
    }))
    .filter(({ from, to }) => from !== to)
}

/**
 * Brings the data of each plugin to the version in its folder, after its migrations: new roles are seeded
 * and `onUpgrade` runs for every company that uses it, in one transaction with the note of the version.
 * A plugin older than its data is left out: it might undo what it does not know.
 */
export async function upgradePlugins(): Promise<PluginUpgrade[]> {
  const done: PluginUpgrade[] = []
  for (const one of await pendingUpgrades()) {
    const plugin = registry.plugins.get(one.plugin)
    if (!plugin) continue
    if (one.from && semver.lt(one.to, one.from)) {
      registry.fail(one.plugin, [
        `version ${one.to} is older than its data, which is of ${one.from}`,
      ])
      continue
    }
    await upgradeOne(plugin, one)
    done.push(one)
  }
  return done
}

async function upgradeOne({ id }: LoadedPlugin, { from, to }: PluginUpgrade) {
  await transaction(await kernelContext({}), async (ctx) => {
    if (from) await upgradeCompanies(ctx, id, from)
    await noteInstalled(ctx, { plugin: id, version: to, state: 'installed' })
    if (from) await bumpEpoch(ctx, 'plugins')
  })
}

async function upgradeCompanies(ctx: Context, id: string, from: string) {
  const { declaration } = registry.plugins.get(id)!
  const rows = await ctx.rows<{ company_id: number }>(
    id === 'kernel'
      ? 'SELECT `id` AS `company_id` FROM `companies`'
      : "SELECT `company_id` FROM `plugins` WHERE `plugin` = ? AND `state` = 'enabled'",
    id === 'kernel' ? [] : [id]
  )
  for (const { company_id: companyId } of rows) {
    const own = await kernelContext({ companyId: Number(companyId) })
    const inner = own.with({ trx: ctx.trx, work: ctx.work })
    await seedRoles(inner, id, declaration.roles ?? {})
    await declaration.onUpgrade?.(inner, from)
    await seedReports(inner, id)
  }
}
