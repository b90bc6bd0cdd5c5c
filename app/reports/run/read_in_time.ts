import { limits } from '#config/limits'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { inTime } from '#kernel/records/query/costly'
import type { Sql } from '#kernel/records/query/sql'
import { noteUse } from '#kernel/reports/advice/usage'

/** The rows of a report's statement, read beside the server; refused (E_REPORT_SLOW) where it takes too long. */
export async function readInTime<T = Record<string, unknown>>(
  ctx: Context,
  model: Model,
  statement: Sql
): Promise<T[]> {
  const rows = await inTime<T>(ctx, model, statement, limits.report)
  if (!rows) {
    throw new Refusal('E_REPORT_SLOW', { seconds: limits.report / 1000 }, { status: 422 })
  }
  await noteUse(ctx, model, statement)
  return rows
}
