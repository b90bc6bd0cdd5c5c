import type { Context } from '#kernel/companies/context'
import { shownDashboard } from '#kernel/reports/dashboards/show_dashboard'
import { startDashboard } from '#kernel/reports/dashboards/start'

/** The dashboard on the start page; null where the caller has none. */
export async function homeProps(ctx: Context) {
  const start = await startDashboard(ctx)
  return { dashboard: start ? await shownDashboard(ctx, start) : null }
}
