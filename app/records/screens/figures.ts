import type { Context } from '#kernel/companies/context'
import type { Figure } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'

/** The key figures of one record, from every enabled plugin that has some, in dependency order. */
export async function figuresOf(
  ctx: Context,
  model: Model,
  id: number
): Promise<(Figure & { label: string })[]> {
  const sources = registry
    .inOrder()
    .filter((plugin) => ctx.has(plugin.id) && plugin.declaration.figures?.[model.name])
  const all = await Promise.all(
    sources.map(async (plugin) => {
      const { default: source } = await plugin.declaration.figures![model.name]()
      const figures = await source(ctx, id)
      return figures.map((one) => ({
        ...one,
        label: `${plugin.id}.models.${model.id}.figures.${one.key}`,
      }))
    })
  )
  return all.flat()
}
