import { noteReading } from '#kernel/access/readings/note_reading'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { userContext } from '#kernel/jobs/job_context'
import { sendMail } from '#kernel/mail/send_mail'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import { reportTitle } from '#kernel/reports/saved/report_title'
import { readableReport } from '#kernel/reports/schedules/readable_report'
import { reportMail, type ReportMail } from '#kernel/reports/schedules/report_mail'
import ReportSchedule from '#kernel/reports/schedules/report_schedule'
import { tellOwner } from '#kernel/reports/schedules/tell_owner'
import type { DeliveryState } from '#kernel/reports/schedules/wire'

export interface DeliveryRow {
  id: number
  company_id: number
  schedule_id: number
  user_id: number
  due_at: string
  state: DeliveryState
}

/** What stands in the way of a recipient himself, and is nobody's failure. */
const NO_ROWS = 'E_SCHEDULE_NO_ROWS'
const SKIPPED = new Set([
  NO_ROWS,
  'E_SCHEDULE_OFF',
  'E_JOB_NO_RIGHTS',
  'E_NOT_FOUND',
  'E_FORBIDDEN',
])

/**
 * Makes the report for one recipient with his rights and in his language, then writes the mail and what came of it in
 * one transaction: run again after a crash it is still one mail. A refusal is noted and told to the owner; any other
 * error is thrown.
 */
export async function deliver(id: number) {
  const row = await deliveryOf(id)
  if (row?.state !== 'waiting') return
  try {
    const mail = await makeMail(row)
    await end(row, 'sent', null, async (ctx, schedule) => sendTo(ctx, schedule, mail))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isSkipped = SKIPPED.has(error.code) || error.status === 403
    await end(row, isSkipped ? 'skipped' : 'failed', error.code)
  }
}

/** An error that nobody foresaw, for the last time. */
export async function giveUp(id: number) {
  const row = await deliveryOf(id)
  if (row?.state === 'waiting') await end(row, 'failed', 'E_JOB_FAILED')
}

interface MadeMail extends ReportMail {
  to: string
  name: string
  locale: string
  report: string
}

async function makeMail(row: DeliveryRow): Promise<MadeMail> {
  const kernel = await kernelContext({ companyId: Number(row.company_id) })
  const schedule = await kernel.records(ReportSchedule).findOrFail(Number(row.schedule_id))
  if (schedule.archivedAt) throw new Refusal('E_SCHEDULE_OFF')
  const reader = await userContext(Number(row.user_id), Number(row.company_id))
  const report = await readableReport(reader, schedule.reportId)
  const made = await reportMail(reader, report, schedule.formats, schedule.parameterValues)
  if (schedule.onlyWithRows && made.isEmpty) throw new Refusal(NO_ROWS)
  if (reader.access.isLogged) {
    const path = `/kernel/reports/${schedule.reportId}`
    await noteReading(reader, { path, address: path, through: 'mail', isFile: true })
  }
  const { email: to, name } = reader.user
  return { ...made, to, name, locale: reader.locale, report: reportTitle(reader, report) }
}

function sendTo(ctx: Context, { reportId }: ReportSchedule, mail: MadeMail) {
  const { to, name, locale, report, content, attachments } = mail
  return sendMail(ctx, {
    to,
    name,
    locale,
    template: 'kernel.report',
    params: { name, report, files: attachments.length },
    path: `/kernel/reports/${reportId}`,
    content,
    attachments,
  })
}

/** Notes what came of it, together with the mail; only once, whoever else tries. */
async function end(
  row: DeliveryRow,
  state: DeliveryState,
  reason: string | null,
  write?: (ctx: Context, schedule: ReportSchedule) => Promise<{ id: number }>
) {
  const kernel = await kernelContext({ companyId: Number(row.company_id) })
  const schedule = await kernel.records(ReportSchedule).findOrFail(Number(row.schedule_id))
  // In the owner's name: of a mail that fails he is told.
  const owner = await kernelContext({ companyId: Number(row.company_id), userId: schedule.ownerId })
  await transaction(owner, async (ctx) => {
    const ended = await ctx
      .trx!.from('report_deliveries')
      .where({ id: row.id, state: 'waiting' })
      .update({ state, reason, finished_at: moment(ctx.now) })
    if (Number(ended) === 0) return
    if (reason && reason !== NO_ROWS) await tellOwner(ctx, schedule, row, reason)
    if (!write) return
    const mail = await write(ctx, schedule)
    await ctx.trx!.from('report_deliveries').where('id', row.id).update({ mail_id: mail.id })
  })
}

async function deliveryOf(id: number) {
  const [row] = await readRows<DeliveryRow>(DELIVERY, [id])
  return row as DeliveryRow | undefined
}

const DELIVERY = `SELECT \`id\`, \`company_id\`, \`schedule_id\`, \`user_id\`, \`due_at\`, \`state\`
  FROM \`report_deliveries\` WHERE \`id\` = ?`
