import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { noteTaken, takeRows } from '#kernel/exchange/export/quota'
import type { Answer } from '#kernel/reports/answer'
import type { OutputFormat } from '#kernel/reports/output/render_report'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { MOST_ROWS, readReport } from '#kernel/reports/query/read_report'
import { asExport } from '#kernel/reports/saved/as_export'
import { runSaved, type ReportValues, type Runnable } from '#kernel/reports/saved/run_saved'

/** Formats other programs read on: they hold all there is, not the page people look at. */
const WHOLE: readonly OutputFormat[] = ['csv', 'xlsx']

/** Whether a file of a query that was read before holds records one by one, not what they add up to. */
export const takesRecords = ({ columns }: ReportQuery) => (columns?.length ?? 0) > 0

/** Reads with the caller's rights, there and then; work in the background reads in its own time. */
type Reader = (ctx: Context) => Context

/**
 * What goes into a report's file. Who takes records one by one out of the house exports them: of those he may report
 * on the ones he may also export, of their fields likewise, and no more rows in a day than the company lets him.
 * Throws 403 without that right, 429 beyond the limit, and what `runSaved` throws.
 */
export async function answerForFile(
  ctx: Context,
  { query, ownerId }: Runnable,
  format: OutputFormat,
  values: ReportValues = {},
  reader: Reader = (one) => one
): Promise<Answer> {
  const taken = takenModels(ctx, { ...query, values: { ...query.values, ...values } })
  if (taken.length === 0) return runSaved(reader(ctx), { query, ownerId }, values)
  for (const model of taken) ctx.access.authorize(model, 'export')
  const exporting = ctx.with({ access: asExport(ctx.access, taken) })
  const asked = { query: whole(query, format), ownerId }
  const answer = await runSaved(reader(exporting), asked, values)
  await noteTakenOut(ctx, taken[0], { format, rows: answer.rows.length })
  return answer
}

/** The models whose records a file of it holds one by one; none where it holds what they add up to. Throws 422 for what is no query. */
export function takenModels(ctx: Context, query: ReportQuery): string[] {
  const { model, declared, columns } = readReport(ctx, query)
  if (columns.length === 0) return []
  return declared ? [...new Set(declared.from.map((one) => one.model))] : [model.name]
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
