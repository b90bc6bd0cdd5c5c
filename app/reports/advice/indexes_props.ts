import { engine } from '#config/database'
import { needAdministrator } from '#kernel/accounts/guard'
import type { Context } from '#kernel/companies/context'
import { describeIndex, describeSlow } from '#kernel/reports/advice/describe'
import { keptIndexes } from '#kernel/reports/advice/kept_indexes'
import { slowReports, timingOf, SLOW } from '#kernel/reports/advice/timings'
import type { IndexesProps, SlowReport } from '#kernel/reports/advice/wire'
import { findReport } from '#kernel/reports/saved/find_report'
import { reportLines } from '#kernel/reports/saved/list_reports'
import { reportTitle } from '#kernel/reports/saved/report_title'

/** Slow reports of the company with what would help, and every index made for reports. For administrators of the deployment. */
export async function indexesProps(ctx: Context) {
  needAdministrator(ctx)
  const kept = await keptIndexes(ctx)
  const names = new Map((await reportLines(ctx)).map((one) => [one.id, one.name]))
  const slow: SlowReport[] = []
  for (const timing of await slowReports(ctx)) {
    const one = await describeSlow(ctx, timing, names.get(timing.reportId) ?? null, kept)
    if (one) slow.push(one)
  }
  return {
    slow,
    indexes: kept.map((one) => describeIndex(ctx, one)),
    holdsWriters: engine === 'sqlite',
  } satisfies IndexesProps
}

/** Why a report the caller sees was slow; null where it was not. */
export async function adviceFor(ctx: Context, reportId: number): Promise<SlowReport | null> {
  const report = await findReport(ctx, reportId)
  const timing = await timingOf(ctx, reportId)
  if (!timing || timing.took < SLOW) return null
  return describeSlow(ctx, timing, reportTitle(ctx, report), await keptIndexes(ctx))
}
