import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import { plannedFrom } from '#kernel/reports/schedules/plan'
import { recipientsNow } from '#kernel/reports/schedules/recipients'
import ReportSchedule from '#kernel/reports/schedules/report_schedule'
import { settleLost } from '#kernel/reports/schedules/settle_lost'

interface DueRow {
  id: number
  company_id: number
  next_run_at: string
}

/**
 * Asks for what is due: one job for each recipient. The row is claimed in the transaction that asks, so of several
 * processes one does; what was missed while nothing ran is asked for once.
 */
export async function sendDueReports() {
  await planAnew()
  await settleLost()
  for (const { id, company_id, next_run_at } of await readRows<DueRow>(DUE, [moment(clock())])) {
    const ctx = await kernelContext({ companyId: Number(company_id) })
    await transaction(ctx, (inner) => send(inner, Number(id), next_run_at))
  }
}

/** Asks for one sending to everybody, as due at a moment, in the open transaction; asked for twice it is there once. */
export async function askForDeliveries(
  ctx: Context,
  schedule: ReportSchedule,
  dueAt: string,
  to: number[]
) {
  for (const user of to) {
    const [delivery] = await ctx.trx!.insertQuery().table('report_deliveries').insert({
      company_id: ctx.company.id,
      schedule_id: schedule.id,
      user_id: user,
      due_at: dueAt,
      state: 'waiting',
    })
    await ctx.later(
      'kernel.reports.deliver',
      { delivery_id: Number(delivery) },
      { key: String(delivery) }
    )
  }
}

async function send(ctx: Context, id: number, dueAt: string) {
  const schedule = await ctx.records(ReportSchedule).lock(id)
  const { nextRunAt, plannedIn } = plannedFrom(schedule, ctx)
  const taken = await ctx
    .trx!.from('report_schedules')
    .where({ id, next_run_at: dueAt })
    .update({ next_run_at: nextRunAt, planned_in: plannedIn, last_run_at: dueAt })
  if (Number(taken) === 0 || !schedule.isOn || schedule.archivedAt) return
  const recipients = await recipientsNow(ctx, schedule.userIds, schedule.roleIds)
  await askForDeliveries(ctx, schedule, dueAt, recipients)
}

/** Where a company has moved to another time zone, its times are others. */
async function planAnew() {
  for (const { id, company_id } of await readRows<DueRow>(MOVED)) {
    const ctx = await kernelContext({ companyId: Number(company_id) })
    await transaction(ctx, async (inner) => {
      const schedule = await inner.records(ReportSchedule).lock(Number(id))
      const { nextRunAt, plannedIn } = plannedFrom(schedule, inner)
      await inner
        .trx!.from('report_schedules')
        .where('id', id)
        .update({ next_run_at: nextRunAt, planned_in: plannedIn })
    })
  }
}

const DUE = `SELECT \`id\`, \`company_id\`, \`next_run_at\` FROM \`report_schedules\`
  WHERE \`next_run_at\` <= ? ORDER BY \`next_run_at\`, \`id\``
const MOVED = `SELECT \`s\`.\`id\`, \`s\`.\`company_id\` FROM \`report_schedules\` \`s\`
  JOIN \`companies\` \`c\` ON \`c\`.\`id\` = \`s\`.\`company_id\`
  WHERE \`s\`.\`next_run_at\` IS NOT NULL AND \`s\`.\`planned_in\` <> \`c\`.\`time_zone\``
