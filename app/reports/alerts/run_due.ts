import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import ReportAlert from '#kernel/reports/alerts/report_alert'
import { recipientsNow } from '#kernel/reports/schedules/recipients'

const MINUTE = 60_000

/** Asks for a look at every figure that is due, one job for each receiver; claimed as schedules are. */
export async function checkDueAlerts() {
  const due = await readRows<{ id: number; company_id: number; next_check_at: string }>(DUE, [
    moment(clock()),
  ])
  for (const { id, company_id: company, next_check_at: at } of due) {
    const ctx = await kernelContext({ companyId: Number(company) })
    await transaction(ctx, (inner) => ask(inner, Number(id), at))
  }
}

async function ask(ctx: Context, id: number, dueAt: string) {
  const alert = await ctx.records(ReportAlert).lock(id)
  const isWatched = alert.isOn && !alert.archivedAt
  const next = isWatched ? new Date(ctx.now.getTime() + alert.everyMinutes * MINUTE) : null
  const taken = await ctx
    .trx!.from('report_alerts')
    .where({ id, next_check_at: dueAt })
    .update({ next_check_at: next && moment(next) })
  const isQuiet = alert.snoozedUntil !== null && new Date(alert.snoozedUntil) > ctx.now
  if (Number(taken) === 0 || !isWatched || isQuiet) return
  for (const user of await recipientsNow(ctx, alert.userIds, alert.roleIds)) {
    const payload = { alert_id: id, user_id: user }
    await ctx.later('kernel.reports.check', payload, { key: `${id}:${user}:${dueAt}` })
  }
}

const DUE = `SELECT \`id\`, \`company_id\`, \`next_check_at\` FROM \`report_alerts\`
  WHERE \`next_check_at\` <= ? ORDER BY \`next_check_at\`, \`id\``
