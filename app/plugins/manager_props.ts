import type { Context } from '#kernel/companies/context'
import { describePlugins } from '#kernel/plugins/describe'

/** What the plugin manager shows: every installed plugin and whether the caller may switch it. */
export async function managerProps(ctx: Context) {
  return {
    plugins: await describePlugins(ctx),
    may: {
      enable: ctx.access.allows('kernel.plugin', 'enable'),
      disable: ctx.access.allows('kernel.plugin', 'disable'),
    },
  }
}
