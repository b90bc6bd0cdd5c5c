import type { Context } from '#kernel/companies/context'
import { describePlugins } from '#kernel/plugins/describe'
import { describeRemoved } from '#kernel/plugins/removal/removed_plugins'

/** What the plugin manager shows: every installed plugin, those removed, and what the caller may do with them. */
export async function managerProps(ctx: Context) {
  return {
    plugins: await describePlugins(ctx),
    removed: ctx.user.isAdmin ? await describeRemoved(ctx) : [],
    may: {
      enable: ctx.access.allows('kernel.plugin', 'enable'),
      disable: ctx.access.allows('kernel.plugin', 'disable'),
      configure: ctx.access.allows('kernel.plugin', 'configure'),
      remove: ctx.user.isAdmin,
    },
  }
}
