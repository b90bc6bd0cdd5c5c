import { migrate } from '#kernel/plugins/migrations'
import { syncPluginRows } from '#kernel/plugins/plugin_rows'
import { upgradePlugins } from '#kernel/plugins/upgrade_plugins'

/** Brings schema, plugins' data and companies' rows up to what is installed: before the first request or command. */
export async function bringUp() {
  await migrate()
  await upgradePlugins()
  await syncPluginRows()
}
