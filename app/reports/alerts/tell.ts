import edge from 'edge.js'
import { notify } from '#kernel/activity/notifications/notify'
import type { Context } from '#kernel/companies/context'
import { sendMail } from '#kernel/mail/send_mail'
import type { Crossing } from '#kernel/reports/alerts/check_alert'
import type ReportAlert from '#kernel/reports/alerts/report_alert'
import type { AnswerColumn } from '#kernel/reports/answer'
import type Report from '#kernel/reports/saved/report'
import { reportTitle } from '#kernel/reports/saved/report_title'

/** Figures listed in one mail. */
const SHOWN = 20

/** Tells a receiver, under the bell and by mail, which figures have crossed, as he reads them. In an open transaction. */
export async function tellReceiver(
  ctx: Context,
  reader: Context,
  alert: ReportAlert,
  column: AnswerColumn,
  crossings: readonly Crossing[]
) {
  const report = await ctx.records<Report>('kernel.report').findOrFail(alert.reportId)
  const title = reportTitle(reader, report)
  const [{ figure }] = crossings
  const params = {
    report: title,
    measure: column.label,
    value: figure.text,
    row: figure.row ?? '',
    count: crossings.length,
  }
  const path = `/kernel/reports/${report.id}`
  const key = `report_schedules.notices.${crossings.length > 1 ? 'crossed_rows' : 'crossed'}`
  await notify(ctx, reader.user.id, { key, params, href: path })
  const { email: to, name } = reader.user
  await sendMail(ctx, {
    to,
    name,
    locale: reader.locale,
    template: 'kernel.report_alert',
    params: { ...params, name },
    path,
    content: contentOf(title, column, crossings),
  })
}

/** Tells the owner that somebody's figure cannot be looked at any more. In an open transaction. */
export async function tellOwnerOfAlert(ctx: Context, alert: ReportAlert, userId: number) {
  const report = await ctx.records<Report>('kernel.report').findOrFail(alert.reportId)
  const person = await ctx.trx!.from('users').where('id', userId).select('name').first()
  await notify(ctx, alert.ownerId, {
    key: 'report_schedules.notices.not_watched',
    params: { report: reportTitle(ctx, report), name: String(person?.name ?? '') },
    href: '/kernel/report-schedules',
  })
}

function contentOf(title: string, column: AnswerColumn, crossings: readonly Crossing[]) {
  const lines = crossings.slice(0, SHOWN).map(({ figure }) => [figure.row ?? title, figure.text])
  const cells = ([row, text]: string[]) => [
    { text: row, align: 'left' },
    { text, align: 'right' },
  ]
  const table = { heads: cells([title, column.label]), rows: lines.map(cells), totals: [] }
  const more = crossings.length > SHOWN ? `+ ${crossings.length - SHOWN}` : ''
  const html = edge.renderSync('mail/report_table', { ...table, more, empty: '' })
  return { html, text: [...lines.map((line) => line.join(': ')), more].join('\n').trimEnd() }
}
