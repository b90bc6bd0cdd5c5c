import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type Dashboard from '#kernel/reports/dashboards/dashboard'
import { pluginTexts } from '#kernel/reports/dashboards/dashboard_list'
import { findDashboard, mayChange } from '#kernel/reports/dashboards/may_change'
import { findPluginDashboard } from '#kernel/reports/dashboards/plugin_parts'
import { shownFilters } from '#kernel/reports/dashboards/shared_fields'
import { ownStart } from '#kernel/reports/dashboards/own_start'
import type {
  DashboardFilter,
  DashboardLine,
  PlacedTile,
  ShownDashboard,
  Tile,
} from '#kernel/reports/dashboards/wire'

/** A dashboard to be looked at, saved or a plugin's own. */
export interface Opened {
  line: DashboardLine
  version: number | null
  tiles: readonly Tile[]
  filters: readonly DashboardFilter[]
}

/** The dashboard at an address: a number, or a plugin's own by its name. Throws 404 where there is none for the caller. */
export async function openDashboard(ctx: Context, id: string): Promise<Opened> {
  if (!/^\d+$/.test(id)) return openPluginDashboard(ctx, id)
  const dashboard = await findDashboard(ctx, Number(id))
  if (dashboard.archivedAt) throw Refusal.missing()
  return {
    line: await lineOf(ctx, dashboard),
    version: dashboard.version,
    tiles: dashboard.tiles ?? [],
    filters: dashboard.filters ?? [],
  }
}

function openPluginDashboard(ctx: Context, id: string): Opened {
  const found = findPluginDashboard(ctx, id)
  if (!found) throw Refusal.missing()
  const { plugin, key, declared } = found
  return {
    line: {
      id,
      ...pluginTexts(ctx, plugin, key),
      icon:
        registry.plugins.get(plugin)?.declaration.menu?.[0]?.icon ?? 'i-lucide-layout-dashboard',
      own: false,
      ownerName: null,
      sharedWith: 'plugin',
      mayChange: false,
    },
    version: null,
    tiles: declared.tiles.map((tile, at) => ({ title: null, ...tile, id: `t${at + 1}` }) as Tile),
    filters: declared.filters ?? [],
  }
}

async function lineOf(ctx: Context, dashboard: Dashboard): Promise<DashboardLine> {
  const { id, name, ownerId, sharedWith } = dashboard
  const [owner] = await ctx.rows<{ name: string }>('SELECT `name` FROM `users` WHERE `id` = ?', [
    ownerId,
  ])
  return {
    id: String(id),
    name,
    description: null,
    icon: 'i-lucide-layout-dashboard',
    own: ownerId === ctx.user.id,
    ownerName: owner?.name ?? null,
    sharedWith,
    mayChange: mayChange(ctx, dashboard),
  }
}

/** What its screen is drawn from: where tiles stand, not what is in them. */
export async function shownDashboard(ctx: Context, opened: Opened): Promise<ShownDashboard> {
  return {
    ...opened.line,
    version: opened.version,
    tiles: opened.tiles.map(placed),
    filters: await shownFilters(ctx, opened),
    isStart: (await ownStart(ctx)) === opened.line.id,
  }
}

export const placed = ({ id, kind, x, y, w, h }: Tile): PlacedTile => ({ id, kind, x, y, w, h })
