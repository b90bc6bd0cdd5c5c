import { splitRight } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { findWidget } from '#kernel/reports/dashboards/plugin_parts'
import { screensOf } from '#kernel/reports/dashboards/tiles/shortcuts_tile'
import { reportOf } from '#kernel/reports/dashboards/tiles/tile_report'
import type { Tile } from '#kernel/reports/dashboards/wire'

/** Whether the caller would see anything but notes that tiles are not for him. Nothing is run for it. */
export async function isAnySeen(ctx: Context, tiles: readonly Tile[]): Promise<boolean> {
  for (const tile of tiles) if (await isSeen(ctx, tile)) return true
  return false
}

/** The same of one tile. */
export async function isSeen(ctx: Context, tile: Tile): Promise<boolean> {
  switch (tile.kind) {
    case 'report':
    case 'kpi':
      return isFound(reportOf(ctx, tile.settings.report))
    case 'list':
      return ctx.access.allows(tile.settings.model, 'read')
    case 'shortcuts': {
      const screens = screensOf(ctx)
      return tile.settings.links.some((link) => 'href' in link && screens.has(link.href))
    }
    case 'widget': {
      const found = findWidget(ctx, tile.settings.widget)
      if (!found) return false
      const { model, verb } = splitRight(found.declared.right)
      return ctx.access.allows(model, verb)
    }
  }
}

async function isFound(wanted: Promise<unknown>) {
  try {
    await wanted
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
