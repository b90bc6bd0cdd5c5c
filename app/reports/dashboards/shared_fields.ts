import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { describe } from '#kernel/records/screens/describe'
import type { FieldDescription } from '#kernel/records/screens/description'
import { DATE, isShareable, UNIT } from '#kernel/reports/dashboards/narrow'
import { reportOf } from '#kernel/reports/dashboards/tiles/tile_report'
import type { DashboardFilter, ShownFilter, Tile } from '#kernel/reports/dashboards/wire'

interface Filtered {
  tiles: readonly Tile[]
  filters: readonly DashboardFilter[]
}

/** The filters as the caller may use them: one by a field that does not exist for him is not there. */
export async function shownFilters(
  ctx: Context,
  { tiles, filters }: Filtered
): Promise<ShownFilter[]> {
  const named = filters.some(({ key }) => key !== DATE && key !== UNIT)
  const fields = named ? await sharedFields(ctx, tiles) : []
  return filters.flatMap((filter): ShownFilter[] => {
    if (filter.key === DATE || filter.key === UNIT) return [{ ...filter, field: null }]
    const field = fields.find((one) => one.key === filter.key)
    return field ? [{ ...filter, field }] : []
  })
}

/** The fields all tiles could be narrowed by: those of their sources whose values are few or picked, the commonest first. */
export async function sharedFields(
  ctx: Context,
  tiles: readonly Tile[]
): Promise<FieldDescription[]> {
  const found = new Map<string, { field: FieldDescription; count: number }>()
  for (const model of await modelsOf(ctx, tiles)) {
    for (const field of describe(ctx, model).fields) {
      if (!isShareable(field) || field.hidden === true) continue
      const known = found.get(field.key)
      if (!known) found.set(field.key, { field, count: 1 })
      else if (known.field.kind === field.kind) known.count++
    }
  }
  return [...found.values()]
    .toSorted((one, other) => other.count - one.count)
    .map(({ field }) => field)
}

/** What the tiles are about, of what the caller may see. */
async function modelsOf(ctx: Context, tiles: readonly Tile[]): Promise<Set<Model>> {
  const models = new Set<Model>()
  for (const tile of tiles) {
    const name = await sourceOf(ctx, tile)
    const model = name === undefined ? undefined : registry.models.get(name)
    if (model && ctx.has(model.plugin) && ctx.access.allows(model.name, 'read')) models.add(model)
  }
  return models
}

async function sourceOf(ctx: Context, tile: Tile) {
  if (tile.kind === 'list') return tile.settings.model
  if (tile.kind !== 'report' && tile.kind !== 'kpi') return undefined
  try {
    return (await reportOf(ctx, tile.settings.report)).source
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
