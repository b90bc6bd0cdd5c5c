import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { timed } from '#kernel/reports/advice/timed'
import type { Answer } from '#kernel/reports/answer'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { runReport } from '#kernel/reports/run/run_report'

/** What of a report says how to run it. */
export interface Runnable {
  /** Its number, where it is kept: how long it takes is noted. */
  id?: number
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
  { id, query, ownerId }: Runnable,
  values: ReportValues = {}
): Promise<Answer> {
  const run = () => runReport(ctx, { ...query, values: { ...query.values, ...values } })
  try {
    return id === undefined ? await run() : await timed(ctx, id, run)
  } catch (error) {
    if (isClosed(error) && ownerId !== ctx.user.id) {
      throw new Refusal('E_REPORT_PARTS', {}, { status: 403 })
    }
    throw error
  }
}

const isClosed = (error: unknown) =>
  error instanceof Refusal && error.errors.some((one) => one.code === 'E_UNKNOWN_FIELD')
