import type { Context } from '#kernel/companies/context'
import { refusalTexts } from '#kernel/http/messages'
import { mailSettings } from '#kernel/mail/mail_settings'
import type { FilterNode } from '#kernel/records/query/filter'
import { placeholders } from '#kernel/records/query/sql'
import { instant } from '#kernel/records/values/moment'
import { findReport } from '#kernel/reports/saved/find_report'
import type Report from '#kernel/reports/saved/report'
import { reportTitle } from '#kernel/reports/saved/report_title'
import { changeableSchedule } from '#kernel/reports/schedules/changeable'
import { maySendToOthers, peopleOf, rolesOf } from '#kernel/reports/schedules/recipients'
import ReportSchedule from '#kernel/reports/schedules/report_schedule'
import type { DeliveryState, ShownDelivery } from '#kernel/reports/schedules/wire'

const MOST = 500

/** A schedule as the list shows it. */
export interface ShownSchedule {
  id: number
  report_id: number
  report: string
  owner: string
  isOwn: boolean
  rhythm: ReportSchedule['rhythm']
  formats: readonly string[]
  is_on: boolean
  ends_on: string | null
  next_run_at: string | null
  last: ShownDelivery[]
}

/** One's own schedules, those of everybody for an administrator, with what came of them last. */
export async function shownSchedules(ctx: Context): Promise<ShownSchedule[]> {
  const there: FilterNode = ['archived_at', 'null']
  const mine: FilterNode = ctx.user.isAdmin ? there : [there, ['owner_id', 'eq', ctx.user.id]]
  const schedules = await ctx.records(ReportSchedule).where(mine, { limit: MOST })
  const last = await lastDeliveries(
    ctx,
    schedules.map(({ id }) => id)
  )
  const reports = await titlesOf(
    ctx,
    schedules.map(({ reportId }) => reportId)
  )
  const names = await namesOf(
    ctx,
    schedules.map(({ ownerId }) => ownerId)
  )
  return schedules.map((one) => ({
    id: one.id,
    report_id: one.reportId,
    report: reports.get(one.reportId) ?? '',
    owner: names.get(one.ownerId) ?? '',
    isOwn: one.ownerId === ctx.user.id,
    rhythm: one.rhythm,
    formats: one.formats,
    is_on: one.isOn,
    ends_on: one.endsOn,
    next_run_at: one.nextRunAt,
    last: last.get(one.id) ?? [],
  }))
}

/** What the form of a new or a known schedule needs. */
export async function scheduleForm(ctx: Context, asked: { report: number } | { schedule: number }) {
  const schedule = 'schedule' in asked ? await changeableSchedule(ctx, asked.schedule) : null
  const report = await findReport(
    ctx,
    schedule ? schedule.reportId : (asked as { report: number }).report
  )
  return {
    ...(await recipientChoices(ctx)),
    report: reportFacts(ctx, report),
    schedule: schedule && {
      id: schedule.id,
      user_ids: schedule.userIds,
      role_ids: schedule.roleIds,
      rhythm: schedule.rhythm,
      formats: schedule.formats,
      parameter_values: schedule.parameterValues,
      only_with_rows: schedule.onlyWithRows,
      ends_on: schedule.endsOn,
    },
  }
}

/** Whom one may choose, and whether a mail would leave at all. */
export async function recipientChoices(ctx: Context) {
  const mayShare = maySendToOthers(ctx)
  return {
    mayShare,
    me: { id: ctx.user.id, name: ctx.user.name },
    people: mayShare ? await peopleOf(ctx) : [],
    roles: mayShare ? await rolesOf(ctx) : [],
    hasMailServer: (await mailSettings()) !== null,
    timeZone: ctx.company.timeZone,
  }
}

export function reportFacts(ctx: Context, report: Report) {
  const parameters = (report.query.parameters ?? []).map(({ key, label, default: preset }) => ({
    key,
    label: label ?? key,
    preset: preset ?? null,
  }))
  return { id: report.id, title: reportTitle(ctx, report), parameters }
}

async function lastDeliveries(ctx: Context, ids: number[]) {
  if (ids.length === 0) return new Map<number, ShownDelivery[]>()
  const rows = await ctx.rows<LastRow>(lastOf(ids), ids)
  return Map.groupBy(
    rows.map((row) => ({ ...shownDelivery(ctx, row), of: Number(row.schedule_id) })),
    (one) => one.of
  )
}

function shownDelivery(ctx: Context, row: LastRow): ShownDelivery {
  const texts = row.reason ? refusalTexts(ctx.locale, row.reason) : null
  return {
    user: row.name,
    state: row.state,
    reason: texts && [texts.title, texts.next].filter(Boolean).join(' '),
    due_at: instant(row.due_at).toISOString(),
  }
}

export async function titlesOf(ctx: Context, ids: readonly number[]) {
  const unique = [...new Set(ids)]
  const reports = unique.length
    ? await ctx.records<Report>('kernel.report').where(['id', 'in', unique], { limit: MOST })
    : []
  return new Map(reports.map((one) => [one.id, reportTitle(ctx, one)]))
}

export async function namesOf(ctx: Context, ids: readonly number[]) {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return new Map<number, string>()
  const rows = await ctx.rows<{ id: number; name: string }>(
    `SELECT \`id\`, \`name\` FROM \`users\` WHERE \`id\` IN (${placeholders(unique)})`,
    unique
  )
  return new Map(rows.map(({ id, name }) => [Number(id), name]))
}

interface LastRow {
  schedule_id: number
  name: string
  state: DeliveryState
  reason: string | null
  due_at: string
}

const lastOf = (
  ids: readonly number[]
) => `SELECT \`d\`.\`schedule_id\`, \`u\`.\`name\`, \`d\`.\`state\`,
    \`d\`.\`reason\`, \`d\`.\`due_at\` FROM \`report_deliveries\` \`d\` JOIN \`users\` \`u\` ON \`u\`.\`id\` = \`d\`.\`user_id\`
  WHERE \`d\`.\`id\` IN (SELECT MAX(\`id\`) FROM \`report_deliveries\` WHERE \`schedule_id\` IN (${placeholders(ids)})
    GROUP BY \`schedule_id\`, \`user_id\`) ORDER BY \`u\`.\`name\``
