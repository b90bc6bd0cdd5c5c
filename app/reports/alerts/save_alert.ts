import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import { watchable } from '#kernel/reports/alerts/figures'
import ReportAlert from '#kernel/reports/alerts/report_alert'
import { CONDITIONS, EVERY_MINUTES, SCOPES } from '#kernel/reports/alerts/wire'
import { runSaved, type ReportValues } from '#kernel/reports/saved/run_saved'
import { readableReport } from '#kernel/reports/schedules/readable_report'
import { checkedRecipients } from '#kernel/reports/schedules/recipients'
import type { Recipients } from '#kernel/reports/schedules/wire'

const MOST = 100
const LONGEST_PAUSE = 365
const DAY = 24 * 3600 * 1000
const BOUND = /^-?\d{1,18}(\.\d{1,6})?$/

/** An alert as it is asked for. */
export interface AlertInput extends Recipients {
  measure: string
  scope: string
  condition: string
  bound: string
  every_minutes: number
  remind_days: number | null
  parameter_values: ReportValues
}

/** Watches a figure of a report from now on. Everybody may who sees the report; it is run once to see that it goes. */
export async function saveAlert(ctx: Context, reportId: number, input: AlertInput) {
  const facts = await checked(ctx, reportId, input, ctx.user.id)
  return transaction(ctx, async (inner) => {
    await refuseTooMany(inner)
    const nextCheckAt = moment(inner.now)
    const ownerId = inner.user.id
    return ReportAlert.create(inner, { reportId, ownerId, isOn: true, nextCheckAt, ...facts })
  })
}

/** Changes what is watched and who is told; the next look is now. */
export async function changeAlert(ctx: Context, id: number, input: AlertInput) {
  const { reportId, ownerId } = await changeableAlert(ctx, id)
  const facts = await checked(ctx, reportId, input, ownerId)
  return transaction(ctx, async (inner) => {
    const alert = await changeableAlert(inner, id)
    Object.assign(alert, facts, alert.isOn && { nextCheckAt: moment(inner.now) })
  })
}

/** Stops looking, or looks again from now on. */
export async function switchAlert(ctx: Context, id: number, isOn: boolean) {
  await transaction(ctx, async (inner) => {
    const alert = await changeableAlert(inner, id)
    alert.isOn = isOn
    alert.nextCheckAt = isOn ? moment(inner.now) : null
  })
}

/** Keeps quiet for so many days, none ends it. */
export async function snoozeAlert(ctx: Context, id: number, days: number) {
  await transaction(ctx, async (inner) => {
    const alert = await changeableAlert(inner, id)
    alert.snoozedUntil = days > 0 ? moment(new Date(inner.now.getTime() + days * DAY)) : null
  })
}

/** Takes it out of the list; nothing is watched any more. */
export async function archiveAlert(ctx: Context, id: number) {
  await transaction(ctx, async (inner) => {
    const alert = await changeableAlert(inner, id)
    alert.isOn = false
    alert.nextCheckAt = null
    alert.archivedAt ??= inner.now.toISOString()
  })
}

/** An alert of one's own, or any for an administrator; locked within a transaction. 404 for everybody else. */
export async function changeableAlert(ctx: Context, id: number): Promise<ReportAlert> {
  const alerts = ctx.records(ReportAlert)
  const alert = await (ctx.trx ? alerts.lock(id) : alerts.find(id))
  const isOwn = alert && (alert.ownerId === ctx.user.id || ctx.user.isAdmin)
  if (!alert || !isOwn || alert.archivedAt) throw Refusal.missing()
  return alert
}

async function checked(ctx: Context, reportId: number, input: AlertInput, ownerId: number) {
  const report = await readableReport(ctx, reportId)
  const recipients = await checkedRecipients(ctx, input, ownerId)
  const scope = oneOf(SCOPES, input.scope, 'scope')
  const condition = oneOf(CONDITIONS, input.condition, 'condition')
  const everyMinutes = oneOf(EVERY_MINUTES, input.every_minutes, 'every_minutes')
  const { bound, remind_days: remindDays, measure } = input
  if (!BOUND.test(bound)) throw wrong('bound', 'E_ALERT_BOUND')
  if (condition === 'change' && Number(bound) <= 0) throw wrong('bound', 'E_ALERT_PERCENT')
  if (remindDays !== null && (remindDays < 1 || remindDays > LONGEST_PAUSE)) {
    throw wrong('remind_days', 'E_ALERT_DAYS')
  }
  const answer = await runSaved(ctx, report, input.parameter_values)
  const column = watchable(answer).find(({ key }) => key === measure)
  if (!column) throw wrong('measure', 'E_ALERT_MEASURE')
  return {
    measureLabel: column.label.slice(0, 255),
    userIds: recipients.user_ids,
    roleIds: recipients.role_ids,
    measure,
    scope,
    condition,
    bound,
    everyMinutes,
    remindDays,
    parameterValues: input.parameter_values,
  }
}

function oneOf<T extends string | number>(list: readonly T[], value: unknown, field: string): T {
  const found = list.find((one) => one === value)
  if (found === undefined) throw Refusal.choice(field, value)
  return found
}

async function refuseTooMany(ctx: Context) {
  const own = await ctx.records(ReportAlert).where(
    [
      ['owner_id', 'eq', ctx.user.id],
      ['archived_at', 'null'],
    ],
    { limit: MOST }
  )
  if (own.length >= MOST) throw new Refusal('E_TOO_MANY_SCHEDULES', { most: MOST })
}

const wrong = (field: string, code: string) =>
  Refusal.input([{ field, code, params: { most: LONGEST_PAUSE } }])
