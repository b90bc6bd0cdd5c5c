import type { Invariant } from '#kernel/plugins/declaration'
import { requiredBy } from '#kernel/plugins/dependencies'

interface PluginRow {
  id: number
  plugin: string
}

/** Whatever a company has enabled is installed, and what it requires is enabled too. */
export const enablementIsWhole: Invariant = {
  name: 'kernel.enablement_is_whole',
  async check(ctx) {
    const rows = await ctx.rows<PluginRow>(
      "SELECT `id`, `plugin` FROM `plugins` WHERE `company_id` = ? AND `state` = 'enabled'",
      [ctx.company.id]
    )
    const enabled = new Set(['kernel', ...rows.map((row) => row.plugin)])
    return rows.flatMap(({ id, plugin }) => {
      const missing = requiredBy(plugin).filter((one) => !enabled.has(one))
      const about = { model: 'kernel.plugin', id: Number(id) }
      return [
        ...missing.map((one) => ({ text: `${plugin} is enabled without ${one}`, ...about })),
        ...(ctx.has(plugin)
          ? []
          : [{ text: `${plugin} is enabled and could not be loaded`, ...about }]),
      ]
    })
  },
}
