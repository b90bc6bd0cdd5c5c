import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { kpiTile } from '#kernel/reports/dashboards/tiles/kpi_tile'
import { listTile } from '#kernel/reports/dashboards/tiles/list_tile'
import { reportTile } from '#kernel/reports/dashboards/tiles/report_tile'
import { shortcutsTile } from '#kernel/reports/dashboards/tiles/shortcuts_tile'
import { widgetTile } from '#kernel/reports/dashboards/tiles/widget_tile'
import type { FilterValues, Tile, TileAnswer } from '#kernel/reports/dashboards/wire'

/**
 * What a tile says to this viewer, with his own rights and the filters chosen. What is not for him answers `hidden`,
 * which names nothing; what cannot be answered for another reason (too slow, a parameter missing) is refused.
 */
export async function answerTile(
  ctx: Context,
  tile: Tile,
  values: FilterValues
): Promise<TileAnswer> {
  try {
    return await answered(ctx, tile, values)
  } catch (error) {
    if (error instanceof Refusal && isClosed(error)) return { kind: 'hidden' }
    throw error
  }
}

function answered(ctx: Context, tile: Tile, values: FilterValues): Promise<TileAnswer> {
  const { title } = tile
  switch (tile.kind) {
    case 'report':
      return reportTile(ctx, title, tile.settings, values)
    case 'kpi':
      return kpiTile(ctx, title, tile.settings, values)
    case 'list':
      return listTile(ctx, title, tile.settings, values)
    case 'shortcuts':
      return shortcutsTile(ctx, title, tile.settings)
    case 'widget':
      return widgetTile(ctx, title, tile.settings, values)
  }
}

/** Neither visible nor allowed, or it names a field that does not exist for the viewer. */
const isClosed = ({ status, errors }: Refusal) =>
  status === 403 || status === 404 || errors.some((one) => one.code === 'E_UNKNOWN_FIELD')
