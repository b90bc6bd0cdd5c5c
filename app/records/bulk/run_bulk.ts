import logger from '@adonisjs/core/services/logger'
import type { Context } from '#kernel/companies/context'
import { bugProblem, problemOf, refusalOf } from '#kernel/http/problem'
import type { BulkResult } from '#kernel/records/bulk/wire'
import type { Operation } from '#kernel/records/operation'

type Input = Record<string, unknown>

/** Runs an operation on one record, as if it were asked for alone; what it is refused for is its result. */
export async function runOne(
  ctx: Context,
  operation: Operation,
  id: number,
  act: () => Promise<unknown>
): Promise<BulkResult> {
  try {
    const result = await act()
    const version = (result as { version?: number } | undefined)?.version
    return { id, status: 200, ...(version !== undefined && { version }) }
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) logger.error({ err: error, operation: operation.name, id }, 'Bulk: one failed')
    const problem = refusal
      ? problemOf(refusal, ctx.locale, ctx.requestId)
      : bugProblem(ctx.locale, ctx.requestId)
    const { code, title, detail, errors, status } = problem
    return { id, status, error: { code, title, detail, errors } }
  }
}

/** Each record in a transaction of its own, under the same rights: one that is refused stops none of the others. */
export async function runBulk(
  ctx: Context,
  operation: Operation,
  ids: readonly number[],
  input: Input
): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  for (const id of ids) {
    results.push(await runOne(ctx, operation, id, () => ctx.run(operation.name, id, { ...input })))
  }
  return results
}
