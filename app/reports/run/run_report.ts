import type { Context } from '#kernel/companies/context'
import type { Answer } from '#kernel/reports/answer'
import { readReport } from '#kernel/reports/query/read_report'
import { gatheredReport } from '#kernel/reports/run/gathered_report'
import { authorizeSource } from '#kernel/reports/sources/declared'
import { plainReport } from '#kernel/reports/run/plain_report'

/**
 * Answers a report's query (API.md) as this caller may see it: his companies, his rules for `report`, the fields
 * he may read. Throws 403 without the right, 422 for what does not exist for him or is not well formed.
 */
export async function runReport(ctx: Context, query: unknown): Promise<Answer> {
  const read = readReport(ctx, query)
  if (read.declared) authorizeSource(ctx, read.declared)
  else ctx.access.authorize(read.model.name, 'report')
  const answer = await (read.columns.length > 0 ? plainReport : gatheredReport)(ctx, read)
  return read.archived ? { ...answer, archived: true } : answer
}
