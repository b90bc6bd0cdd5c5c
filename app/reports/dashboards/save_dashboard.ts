import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import Dashboard from '#kernel/reports/dashboards/dashboard'
import { changeableDashboard } from '#kernel/reports/dashboards/may_change'
import { keptTiles } from '#kernel/reports/dashboards/kept_tiles'
import { readFilters, readTiles } from '#kernel/reports/dashboards/read_tiles'
import type { DashboardFilter, Tile } from '#kernel/reports/dashboards/wire'

const MOST = 100

interface NewDashboard {
  name: string
  /** The plugin's dashboard it is made from. */
  key?: string
  tiles?: Tile[]
  filters?: DashboardFilter[]
}

/** A dashboard of the caller's own, empty or with what another one has. */
export async function makeDashboard(ctx: Context, values: NewDashboard): Promise<Dashboard> {
  return transaction(ctx, async (inner) => {
    await refuseTooMany(inner)
    return Dashboard.create(inner, {
      name: values.name,
      ownerId: ctx.user.id,
      key: values.key ?? null,
      tiles: values.tiles ?? [],
      filters: values.filters ?? [],
    })
  })
}

export interface DashboardChanges {
  version: number
  name?: string
  tiles?: unknown
  filters?: unknown
}

/**
 * Saves everything at once. Refused (409, E_DASHBOARD_STALE) where somebody else saved it since `version`, unless
 * `version` is the one there is now.
 */
export async function changeDashboard(
  ctx: Context,
  id: number,
  changes: DashboardChanges
): Promise<Dashboard> {
  return transaction(ctx, async (inner) => {
    const dashboard = await changeableDashboard(inner, id)
    if (dashboard.version !== changes.version) {
      const { name, version } = dashboard
      throw new Refusal('E_DASHBOARD_STALE', { name }, { extra: { version } })
    }
    if (changes.name !== undefined) dashboard.name = changes.name
    if (changes.tiles !== undefined) {
      dashboard.tiles = readTiles(keptTiles(dashboard.tiles ?? [], changes.tiles))
    }
    if (changes.filters !== undefined) dashboard.filters = readFilters(changes.filters)
    return dashboard
  })
}

/** Takes a dashboard away; `restoreDashboard` brings it back. */
export async function archiveDashboard(ctx: Context, id: number) {
  return transaction(ctx, async (inner) => {
    const dashboard = await changeableDashboard(inner, id)
    dashboard.archivedAt ??= inner.now.toISOString()
    return dashboard
  })
}

export async function restoreDashboard(ctx: Context, id: number) {
  return transaction(ctx, async (inner) => {
    const dashboard = await changeableDashboard(inner, id)
    dashboard.archivedAt = null
    return dashboard
  })
}

async function refuseTooMany(ctx: Context) {
  const own = await ctx.records<Dashboard>('kernel.dashboard').where(
    [
      ['owner_id', 'eq', ctx.user.id],
      ['archived_at', 'null'],
    ],
    { limit: MOST }
  )
  if (own.length >= MOST) throw new Refusal('E_TOO_MANY_DASHBOARDS', { most: MOST })
}
