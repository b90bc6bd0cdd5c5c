import type { Context } from '#kernel/companies/context'
import { noteReading } from '#kernel/access/readings/note_reading'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { userContext } from '#kernel/jobs/job_context'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { instant, moment } from '#kernel/records/values/moment'
import { crossingOf, type Known } from '#kernel/reports/alerts/crossing'
import { figuresOf, watchable, type Figure } from '#kernel/reports/alerts/figures'
import ReportAlert from '#kernel/reports/alerts/report_alert'
import { tellOwnerOfAlert, tellReceiver } from '#kernel/reports/alerts/tell'
import type { CrossingKind } from '#kernel/reports/alerts/wire'
import type { AnswerColumn } from '#kernel/reports/answer'
import { runSaved } from '#kernel/reports/saved/run_saved'
import { readableReport } from '#kernel/reports/schedules/readable_report'

/** Where it is noted that a receiver's figure could not be looked at. */
const PROBLEM = '!'

export interface Crossing {
  kind: CrossingKind
  figure: Figure
}

/**
 * Looks at an alert's figure as one receiver sees it, notes what has crossed and tells him, in one transaction: looked
 * at twice it is told once. What stands in the way is noted and told to the owner, once.
 */
export async function checkAlert(alertId: number, userId: number) {
  const company = await companyOf(alertId)
  if (!company) return
  const kernel = await kernelContext({ companyId: company })
  const alert = await kernel.records(ReportAlert).findOrFail(alertId)
  try {
    const reader = await userContext(userId, company)
    const report = await readableReport(reader, alert.reportId)
    const answer = await runSaved(reader, report, alert.parameterValues)
    const column = watchable(answer).find(({ key }) => key === alert.measure)
    if (!column) throw new Refusal('E_ALERT_MEASURE')
    const figures = figuresOf(reader, answer, column, alert.scope)
    await noteFigures(reader, alert)
    await note(kernel, alert, reader, column, figures)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await noteProblem(kernel, alert, userId, error.code)
  }
}

/** Noted before he is told: what an alert looks at for somebody whose readings are noted, he reads. */
async function noteFigures(reader: Context, { reportId }: ReportAlert) {
  if (!reader.access.isLogged) return
  const path = `/kernel/reports/${reportId}`
  await noteReading(reader, { path, address: path, through: 'alert', isFile: false })
}

async function note(
  kernel: Context,
  alert: ReportAlert,
  reader: Context,
  column: AnswerColumn,
  figures: readonly Figure[]
) {
  await transaction(kernel, async (ctx) => {
    const known = await knownOf(ctx, alert.id, reader.user.id)
    const crossings: Crossing[] = []
    for (const figure of [...figures, ...goneFrom(known, figures)]) {
      const kind = crossingOf(alert, figure.value, known.get(figure.key), ctx.now)
      if (kind) crossings.push({ kind, figure })
    }
    if (known.get(PROBLEM)?.kind === 'failed') {
      crossings.push({ kind: 'left', figure: { key: PROBLEM, row: null, value: null, text: '' } })
    }
    for (const one of crossings) await write(ctx, alert.id, reader.user.id, one)
    const told = crossings.filter(({ kind }) => kind === 'reached' || kind === 'reminded')
    if (told.length > 0) await tellReceiver(ctx, reader, alert, column, told)
  })
}

/** Rows that were there: what is over its bound and gone is over it no more. */
function goneFrom(
  known: ReadonlyMap<string, Known & { row: string | null }>,
  figures: readonly Figure[]
): Figure[] {
  const there = new Set(figures.map(({ key }) => key))
  return [...known]
    .filter(([key]) => key !== PROBLEM && !there.has(key))
    .map(([key, { row }]) => ({ key, row, value: null, text: '' }))
}

async function noteProblem(kernel: Context, alert: ReportAlert, userId: number, code: string) {
  await transaction(kernel, async (ctx) => {
    const before = (await knownOf(ctx, alert.id, userId)).get(PROBLEM)
    if (before?.kind === 'failed' && before.row === code) return
    const figure = { key: PROBLEM, row: code, value: null, text: '' }
    await write(ctx, alert.id, userId, { kind: 'failed', figure })
    await tellOwnerOfAlert(ctx, alert, userId)
  })
}

async function write(ctx: Context, alertId: number, userId: number, { kind, figure }: Crossing) {
  await ctx
    .trx!.insertQuery()
    .table('report_alert_crossings')
    .insert({
      company_id: ctx.company.id,
      alert_id: alertId,
      user_id: userId,
      row_key: figure.key,
      row_label: figure.row,
      kind,
      value: figure.value,
      value_text: figure.text.slice(0, 255),
      at: moment(ctx.now),
    })
}

async function knownOf(ctx: Context, alertId: number, userId: number) {
  const rows = await ctx.rows<LastRow>(LAST, [alertId, userId])
  return new Map(
    rows.map(
      ({
        row_key: key,
        kind,
        value,
        row_label: row,
        at,
      }): [string, Known & { row: string | null }] => [key, { kind, value, row, at: instant(at) }]
    )
  )
}

async function companyOf(alertId: number) {
  const [row] = await readRows<{ company_id: number }>(
    'SELECT `company_id` FROM `report_alerts` WHERE `id` = ? AND `archived_at` IS NULL',
    [alertId]
  )
  return row && Number(row.company_id)
}

interface LastRow {
  row_key: string
  row_label: string | null
  kind: CrossingKind
  value: string | null
  at: string
}

const LAST = `SELECT \`row_key\`, \`row_label\`, \`kind\`, \`value\`, \`at\` FROM \`report_alert_crossings\`
  WHERE \`id\` IN (SELECT MAX(\`id\`) FROM \`report_alert_crossings\` WHERE \`alert_id\` = ? AND \`user_id\` = ?
    GROUP BY \`row_key\`)`
