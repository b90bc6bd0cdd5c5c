import type { Context } from '#kernel/companies/context'
import { pluginName } from '#kernel/plugins/plugin_name'
import { installedPlugins, type InstalledState } from '#kernel/plugins/removal/installed'
import { registry } from '#kernel/plugins/registry'

export interface RemovedPlugin {
  id: string
  name: string
  version: string
  state: Exclude<InstalledState, 'installed'>
  /** Whether its files are there, so that it can come back. */
  isHere: boolean
}

/** The plugins that were uninstalled or purged, as their manager shows them; without files and data: none. */
export async function describeRemoved(ctx: Pick<Context, 'locale'>): Promise<RemovedPlugin[]> {
  return [...(await installedPlugins()).values()]
    .flatMap(({ plugin, version, state }) => {
      const isHere = registry.plugins.has(plugin)
      if (state === 'installed' || (state === 'purged' && !isHere)) return []
      return [{ id: plugin, name: pluginName(ctx, plugin), version, state, isHere }]
    })
    .sort((a, b) => a.name.localeCompare(b.name, ctx.locale))
}
