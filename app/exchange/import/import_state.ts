import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type { ImportState } from '#kernel/exchange/import/import'
import type { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

const OVER = new Set<ImportState>(['done', 'failed', 'cancelled', 'undone'])
const LONGEST_PROBLEM = 500

/** Says where an import stands and, for a failed one, why. */
export async function noteState(ctx: Context, id: number, state: ImportState, problem?: Refusal) {
  await noteFacts(ctx, id, {
    state,
    problem: problem ? problemColumn(problem) : null,
    finished_at: OVER.has(state) ? moment(clock()) : null,
  })
}

/** Progress is no business change: it stays out of version and history. */
export async function noteFacts(ctx: Context, id: number, columns: Record<string, unknown>) {
  await transaction(ctx, async ({ trx }) => {
    await trx!
      .from('imports')
      .where('id', id)
      .update({ ...columns, updated_at: moment(clock()) })
  })
}

/** As many complaints as fit. */
function problemColumn({ code, params, errors }: Refusal) {
  for (let count = errors.length; ; count--) {
    const text = JSON.stringify({ code, params, errors: errors.slice(0, count) })
    if (text.length <= LONGEST_PROBLEM) return text
    if (count === 0) return JSON.stringify({ code, params: {}, errors: [] })
  }
}
