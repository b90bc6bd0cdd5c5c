import type { Context } from '#kernel/companies/context'
import { openDashboard } from '#kernel/reports/dashboards/show_dashboard'
import { isSeen } from '#kernel/reports/dashboards/tiles/is_seen'
import type { Tile } from '#kernel/reports/dashboards/wire'

/** What a new dashboard takes from another one: the filters, and of the tiles those the caller may see. */
export async function copyOf(ctx: Context, id: string) {
  const { line, tiles, filters } = await openDashboard(ctx, id)
  const seen: Tile[] = []
  for (const tile of tiles) if (await isSeen(ctx, tile)) seen.push(tile)
  const key = line.sharedWith === 'plugin' ? line.id : undefined
  return { tiles: seen, filters: [...filters], key }
}
