import { clock } from '#kernel/companies/clock'
import db from '@adonisjs/lucid/services/db'
import type { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { RowGroup } from '#kernel/exchange/import/group_rows'
import type { RowComplaint } from '#kernel/exchange/import/build_body'
import type { Outcome } from '#kernel/exchange/import/write_records'
import type { ImportState } from '#kernel/exchange/import/import'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

export interface Progress {
  rows: number
  created: number
  updated: number
  skipped: number
  refused: number
}

/** Adds a chunk's outcome to the import's counts and keeps the refused rows, in one transaction. */
export async function noteOutcome(
  ctx: Context,
  id: number,
  progress: Progress,
  outcome: Outcome,
  chunk: RowGroup[]
) {
  progress.rows += chunk.reduce((sum, group) => sum + group.rows.length, 0)
  progress.created += outcome.created
  progress.updated += outcome.updated
  progress.skipped += outcome.skipped
  progress.refused += outcome.refused.length
  await transaction(ctx, async ({ trx }) => {
    const rows = outcome.refused.flatMap(({ record, complaints }) =>
      record.group.rows.map((row) => ({
        import_id: id,
        row_number: row.number,
        cells: JSON.stringify(row.cells),
        complaints: JSON.stringify(complaintsFor(row.number, complaints)),
      }))
    )
    for (let at = 0; at < rows.length; at += 100) {
      await trx!
        .insertQuery()
        .table('import_errors')
        .multiInsert(rows.slice(at, at + 100))
    }
    await trx!
      .from('imports')
      .where('id', id)
      .update({
        row_count: progress.rows,
        created_count: progress.created,
        updated_count: progress.updated,
        skipped_count: progress.skipped,
        refused_count: progress.refused,
        updated_at: moment(clock()),
      })
  })
}

/** How many rows there will be, and who reads them. */
export async function noteBegin(id: number, facts: { total_count?: number; worker?: string }) {
  await note(id, facts)
}

/** Says where an import stands and, for a failed one, why. */
export async function noteState(id: number, state: ImportState, problem?: Refusal) {
  const finished = state === 'done' || state === 'failed'
  await note(id, {
    state,
    problem: problem ? problemColumn(problem) : null,
    finished_at: finished ? moment(clock()) : null,
  })
}

/** Progress is no business change: it stays out of version and history. The moment shows that it goes on. */
async function note(id: number, columns: Record<string, unknown>) {
  await db
    .from('imports')
    .where('id', id)
    .update({ ...columns, updated_at: moment(clock()) })
}

const LONGEST_PROBLEM = 500

/** As many complaints as fit. */
function problemColumn({ code, params, errors }: Refusal) {
  for (let count = errors.length; ; count--) {
    const text = JSON.stringify({ code, params, errors: errors.slice(0, count) })
    if (text.length <= LONGEST_PROBLEM) return text
    if (count === 0) return JSON.stringify({ code, params: {}, errors: [] })
  }
}

/** What is wrong with this row; a row that is well itself says that another of its record was refused. */
function complaintsFor(row: number, complaints: RowComplaint[]): RowComplaint[] {
  const own = complaints.filter((one) => one.row === undefined || one.row === row)
  return own.length > 0
    ? own
    : [{ field: '', code: 'E_ROW_WITH_OTHERS', params: { row: complaints[0].row ?? row } }]
}
