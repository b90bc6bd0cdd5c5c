import type { Context } from '#kernel/companies/context'
import { partsOf } from '#kernel/plugins/candidate'
import type {
  DashboardDeclaration,
  IntegrationDeclaration,
  WidgetDeclaration,
} from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'

/** A widget or dashboard that an enabled plugin brings along. */
interface Brought<T> {
  plugin: string
  /** Its name without the plugin's: where its texts stand. */
  key: string
  declared: T
}

export const widgetsOf = (ctx: Context): Brought<WidgetDeclaration>[] =>
  brought(ctx, (part) => part.widgets)

export const findWidget = (ctx: Context, name: string) =>
  widgetsOf(ctx).find(({ declared }) => declared.name === name)

/** Those that build on others first: what is nearer to somebody's daily work requires what is general. */
export const dashboardsOf = (ctx: Context): Brought<DashboardDeclaration>[] =>
  brought(ctx, (part) => part.dashboards).toReversed()

export const findPluginDashboard = (ctx: Context, name: string) =>
  dashboardsOf(ctx).find(({ declared }) => declared.name === name)

function brought<T extends { name: string }>(
  ctx: Context,
  take: (part: IntegrationDeclaration) => T[] | undefined
): Brought<T>[] {
  return registry.inOrder().flatMap((plugin) =>
    partsOf(plugin)
      .filter(({ needs }) => needs.every((id) => ctx.has(id)))
      .flatMap(({ part }) => take(part) ?? [])
      .map((declared) => ({
        plugin: plugin.id,
        key: declared.name.slice(plugin.id.length + 1),
        declared,
      }))
  )
}
