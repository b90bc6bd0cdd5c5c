import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { FilterNode } from '#kernel/records/query/filter'
import { placeholders } from '#kernel/records/query/sql'
import { instant } from '#kernel/records/values/moment'
import { watchable } from '#kernel/reports/alerts/figures'
import ReportAlert from '#kernel/reports/alerts/report_alert'
import { changeableAlert } from '#kernel/reports/alerts/save_alert'
import type { CrossingKind, ShownCrossing } from '#kernel/reports/alerts/wire'
import { findReport } from '#kernel/reports/saved/find_report'
import type Report from '#kernel/reports/saved/report'
import { runSaved, type ReportValues } from '#kernel/reports/saved/run_saved'
import {
  namesOf,
  recipientChoices,
  reportFacts,
  titlesOf,
} from '#kernel/reports/schedules/schedules_props'

const MOST = 500
const HISTORY = 10

/** An alert as the list shows it, with what its reader was told. */
export interface ShownAlert {
  id: number
  report_id: number
  report: string
  owner: string
  isOwn: boolean
  label: string
  scope: string
  condition: string
  bound: string
  is_on: boolean
  snoozed_until: string | null
  history: ShownCrossing[]
}

/** One's own alerts, those of everybody for an administrator; figures always as they were for the reader himself. */
export async function shownAlerts(ctx: Context): Promise<ShownAlert[]> {
  const there: FilterNode = ['archived_at', 'null']
  const mine: FilterNode = ctx.user.isAdmin ? there : [there, ['owner_id', 'eq', ctx.user.id]]
  const alerts = await ctx.records(ReportAlert).where(mine, { limit: MOST })
  const history = await historyOf(
    ctx,
    alerts.map(({ id }) => id)
  )
  const reports = await titlesOf(
    ctx,
    alerts.map(({ reportId }) => reportId)
  )
  const names = await namesOf(
    ctx,
    alerts.map(({ ownerId }) => ownerId)
  )
  return alerts.map((one) => ({
    id: one.id,
    report_id: one.reportId,
    report: reports.get(one.reportId) ?? '',
    owner: names.get(one.ownerId) ?? '',
    isOwn: one.ownerId === ctx.user.id,
    label: one.measureLabel,
    scope: one.scope,
    condition: one.condition,
    bound: one.bound,
    is_on: one.isOn,
    snoozed_until:
      one.snoozedUntil && new Date(one.snoozedUntil) > ctx.now ? one.snoozedUntil : null,
    history: (history.get(one.id) ?? []).slice(0, HISTORY),
  }))
}

/** What the form of a new or a known alert needs. */
export async function alertForm(ctx: Context, asked: { report: number } | { alert: number }) {
  const alert = 'alert' in asked ? await changeableAlert(ctx, asked.alert) : null
  const report = await findReport(ctx, alert?.reportId ?? (asked as { report: number }).report)
  return {
    ...(await recipientChoices(ctx)),
    report: reportFacts(ctx, report),
    measures: await measuresOf(ctx, report, alert?.parameterValues ?? {}),
    alert: alert && {
      id: alert.id,
      user_ids: alert.userIds,
      role_ids: alert.roleIds,
      measure: alert.measure,
      scope: alert.scope,
      condition: alert.condition,
      bound: alert.bound,
      every_minutes: alert.everyMinutes,
      remind_days: alert.remindDays,
      parameter_values: alert.parameterValues,
    },
  }
}

/** The figures there are to watch; none where the report cannot be answered without being asked first. */
async function measuresOf(ctx: Context, report: Report, values: ReportValues) {
  try {
    return watchable(await runSaved(ctx, report, values)).map(({ key, label, pivot }) => ({
      key,
      label: pivot ? `${pivot} · ${label}` : label,
    }))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

async function historyOf(ctx: Context, ids: number[]) {
  if (ids.length === 0) return new Map<number, ShownCrossing[]>()
  const rows = await ctx.rows<HistoryRow>(historySql(ids), [ctx.user.id, ...ids])
  return Map.groupBy(
    rows.map((row) => ({
      of: Number(row.alert_id),
      row: row.row_label,
      kind: row.kind,
      value: row.value_text || null,
      at: instant(row.at).toISOString(),
    })),
    (one) => one.of
  )
}

interface HistoryRow {
  alert_id: number
  row_label: string | null
  kind: CrossingKind
  value_text: string | null
  at: string
}

const historySql = (
  ids: readonly number[]
) => `SELECT \`alert_id\`, \`row_label\`, \`kind\`, \`value_text\`, \`at\`
  FROM \`report_alert_crossings\` WHERE \`user_id\` = ? AND \`kind\` NOT IN ('began', 'failed') AND \`row_key\` <> '!'
    AND \`alert_id\` IN (${placeholders(ids)}) ORDER BY \`id\` DESC LIMIT 1000`
