import type { Context } from '#kernel/companies/context'
import { answerOnWire } from '#kernel/reports/api/wire'
import { listHref, narrowedReport } from '#kernel/reports/dashboards/tiles/tile_report'
import type { FilterValues, ReportSettings, TileAnswer } from '#kernel/reports/dashboards/wire'
import { reportTitle } from '#kernel/reports/saved/report_title'

/** A saved report as it is shown on its own screen, narrowed by the filters. */
export async function reportTile(
  ctx: Context,
  title: string | null,
  settings: ReportSettings,
  values: FilterValues
): Promise<TileAnswer> {
  const { report, model, narrowed, run } = await narrowedReport(ctx, settings, values)
  const answer = await run()
  return {
    kind: 'report',
    title: title ?? reportTitle(ctx, report),
    href: `/kernel/reports/${report.id}`,
    applied: narrowed.applied,
    ignored: narrowed.ignored,
    answer: answerOnWire(answer),
    presentation: report.presentation ?? { kind: 'table' },
    source: { name: model.name, href: listHref(model) ?? '' },
  }
}
