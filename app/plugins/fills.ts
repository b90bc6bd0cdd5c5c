import type { Context } from '#kernel/companies/context'
import { partsOf } from '#kernel/plugins/candidate'
import { registry } from '#kernel/plugins/registry'

export interface Fill {
  plugin: string
  /** The component, named as pages are: `<plugin>::<path>`. */
  page: string
}

/** What enabled plugins put into a named place of a screen, in dependency order. */
export function fillsOf(ctx: Context, slot: string): Fill[] {
  return registry.inOrder().flatMap((plugin) =>
    partsOf(plugin)
      .filter(({ part, needs }) => part.fills?.[slot] && needs.every((id) => ctx.has(id)))
      .map(({ part }) => ({ plugin: plugin.id, page: `${plugin.id}::${part.fills![slot]}` }))
  )
}
