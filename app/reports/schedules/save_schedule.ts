import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { findReport } from '#kernel/reports/saved/find_report'
import { runSaved, type ReportValues } from '#kernel/reports/saved/run_saved'
import { changeableSchedule } from '#kernel/reports/schedules/changeable'
import { plannedFrom } from '#kernel/reports/schedules/plan'
import { readRhythm } from '#kernel/reports/schedules/read_rhythm'
import { checkedRecipients } from '#kernel/reports/schedules/recipients'
import ReportSchedule from '#kernel/reports/schedules/report_schedule'
import { MAIL_FORMATS, type MailFormat, type Recipients } from '#kernel/reports/schedules/wire'

const MOST = 100

/** A schedule as it is asked for. */
export interface ScheduleInput extends Recipients {
  rhythm: Record<string, unknown>
  formats: string[]
  parameter_values: ReportValues
  only_with_rows: boolean
  ends_on: string | null
}

/** Has a report mailed by the clock, from now on. Everybody may who sees the report; it is run once to see that it goes. */
export async function saveSchedule(ctx: Context, reportId: number, input: ScheduleInput) {
  const facts = await checked(ctx, reportId, input, ctx.user.id)
  return transaction(ctx, async (inner) => {
    await refuseTooMany(inner)
    return ReportSchedule.create(inner, {
      reportId,
      ownerId: inner.user.id,
      isOn: true,
      ...facts,
      ...plannedFrom({ ...facts, isOn: true }, inner),
    })
  })
}

/** Changes when, to whom and how; whose it is stays. */
export async function changeSchedule(ctx: Context, id: number, input: ScheduleInput) {
  const { reportId, ownerId } = await changeableSchedule(ctx, id)
  const facts = await checked(ctx, reportId, input, ownerId)
  return transaction(ctx, async (inner) => {
    const schedule = await changeableSchedule(inner, id)
    Object.assign(schedule, facts, plannedFrom({ ...facts, isOn: schedule.isOn }, inner))
    return schedule
  })
}

/** Stops it, or lets it go on with its next time. */
export async function switchSchedule(ctx: Context, id: number, isOn: boolean) {
  return transaction(ctx, async (inner) => {
    const schedule = await changeableSchedule(inner, id)
    schedule.isOn = isOn
    Object.assign(schedule, plannedFrom(schedule, inner))
    return schedule
  })
}

/** Takes it out of the list; nothing is sent any more. */
export async function archiveSchedule(ctx: Context, id: number) {
  return transaction(ctx, async (inner) => {
    const schedule = await changeableSchedule(inner, id)
    schedule.isOn = false
    schedule.nextRunAt = null
    schedule.archivedAt ??= inner.now.toISOString()
  })
}

async function checked(ctx: Context, reportId: number, input: ScheduleInput, ownerId: number) {
  const report = await findReport(ctx, reportId)
  if (report.archivedAt) throw Refusal.missing()
  const { user_ids, role_ids } = await checkedRecipients(ctx, input, ownerId)
  const rhythm = readRhythm(input.rhythm)
  const formats = formatsOf(input.formats)
  if (input.ends_on && input.ends_on < ctx.today) throw wrong('ends_on', 'E_SCHEDULE_OVER')
  await runSaved(ctx, report, input.parameter_values)
  return {
    userIds: user_ids,
    roleIds: role_ids,
    rhythm,
    formats,
    parameterValues: input.parameter_values,
    onlyWithRows: input.only_with_rows,
    endsOn: input.ends_on,
  }
}

function formatsOf(asked: readonly string[]): MailFormat[] {
  const formats = MAIL_FORMATS.filter((one) => asked.includes(one))
  if (formats.length === 0 || formats.length !== new Set(asked).size) {
    throw wrong('formats', 'E_SCHEDULE_FORMATS')
  }
  return formats
}

async function refuseTooMany(ctx: Context) {
  const own = await ctx.records(ReportSchedule).where(
    [
      ['owner_id', 'eq', ctx.user.id],
      ['archived_at', 'null'],
    ],
    { limit: MOST }
  )
  if (own.length >= MOST) throw new Refusal('E_TOO_MANY_SCHEDULES', { most: MOST })
}

const wrong = (field: string, code: string) => Refusal.input([{ field, code }])
