import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { noteTaken, takeRows } from '#kernel/exchange/export/quota'
import { registry } from '#kernel/plugins/registry'
import type { Answer } from '#kernel/reports/answer'
import type { OutputFormat } from '#kernel/reports/output/render_report'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { MOST_ROWS, readReport } from '#kernel/reports/query/read_report'
import { asExport } from '#kernel/reports/saved/as_export'
import { runSaved, type ReportValues, type Runnable } from '#kernel/reports/saved/run_saved'

/** Formats other programs read on: they hold all there is, not the page people look at. */
const WHOLE: readonly OutputFormat[] = ['csv', 'xlsx']

/** Whether a file of it holds records one by one, not what they add up to. */
export const takesRecords = ({ columns, source }: ReportQuery) =>
  Array.isArray(columns) && columns.length > 0 && registry.models.has(source)

/**
 * What goes into a report's file. Who takes records one by one out of the house exports them: of those he may report
 * on the ones he may also export, of their fields likewise, and no more rows in a day than the company lets him.
 * Throws 403 without that right, 429 beyond the limit, and what `runSaved` throws.
 */
export async function answerForFile(
  ctx: Context,
  { query, ownerId }: Runnable,
  format: OutputFormat,
  values: ReportValues = {}
): Promise<Answer> {
  // What comes from the wire is read before anything is asked of it.
  readReport(ctx, { ...query, values: { ...query.values, ...values } })
  if (!takesRecords(query)) return runSaved(ctx, { query, ownerId }, values)
  const { source } = query
  ctx.access.authorize(source, 'export')
  const exporting = ctx.with({ access: asExport(ctx.access, source) })
  const answer = await runSaved(exporting, { query: whole(query, format), ownerId }, values)
  await noteTakenOut(ctx, source, { format, rows: answer.rows.length })
  return answer
}

function whole(query: ReportQuery, format: OutputFormat): ReportQuery {
  const isOpen = query.limit === undefined && WHOLE.includes(format)
  return isOpen ? { ...query, limit: MOST_ROWS } : query
}

async function noteTakenOut(
  ctx: Context,
  model: string,
  { format, rows }: { format: OutputFormat; rows: number }
) {
  const counted = await takeRows(ctx, model, rows)
  await securityEvent(ctx, 'exported', { model, format })
  await noteTaken(ctx, { model, format, rows, counted })
}
