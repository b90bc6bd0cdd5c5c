import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Answer } from '#kernel/reports/answer'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { runReport } from '#kernel/reports/run/run_report'

/** What of a report says how to run it. */
export interface Runnable {
  query: ReportQuery
  ownerId: number | null
}

/** Answers to a report's parameters, by their keys. */
export type ReportValues = Record<string, unknown>

/**
 * Answers a saved report as this caller may see it, whoever made it. What was not answered keeps its default.
 * Throws 403 without the right to the source, and (E_REPORT_PARTS) where it names what he may not see: half a
 * report would mislead. Its owner is told what is gone, by its place.
 */
export async function runSaved(
  ctx: Context,
  { query, ownerId }: Runnable,
  values: ReportValues = {}
): Promise<Answer> {
  try {
    return await runReport(ctx, { ...query, values: { ...query.values, ...values } })
  } catch (error) {
    if (isClosed(error) && ownerId !== ctx.user.id) {
      throw new Refusal('E_REPORT_PARTS', {}, { status: 403 })
    }
    throw error
  }
}

const isClosed = (error: unknown) =>
  error instanceof Refusal && error.errors.some((one) => one.code === 'E_UNKNOWN_FIELD')
