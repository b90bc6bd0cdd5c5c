import { fullAccess } from '#kernel/access/full_access'
import type { Context } from '#kernel/companies/context'
import type Import from '#kernel/exchange/import/import'
import type { ImportState } from '#kernel/exchange/import/import'
import importJob from '#kernel/exchange/import/import_job'
import { authorizeImport, importedModel } from '#kernel/exchange/import/importable'
import { planAgain } from '#kernel/exchange/import/plan_again'
import { readImport } from '#kernel/exchange/import/read_import'
import undoJob from '#kernel/exchange/import/undo/undo_job'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'

/** Stops an import that waits or runs; what it has brought in stays. */
export function cancelImport(ctx: Context, id: number) {
  return steer(ctx, id, ['waiting', 'running'], async (inner, record) => {
    if (record.jobId) {
      await inner.with({ access: fullAccess }).run('kernel.job.cancel', record.jobId)
    }
    if (record.state === 'waiting') record.state = 'cancelled'
  })
}

/** Goes on with an import that stopped half-way: rows that are done are passed over. */
export function resumeImport(ctx: Context, id: number) {
  return steer(ctx, id, ['failed', 'cancelled'], async (inner, record) => {
    planAgain(inner, record)
    const payload = { import_id: id }
    record.jobId = await inner.later(importJob, payload, { about: record.fileName })
    record.state = 'waiting'
    record.problem = null
  })
}

/** Takes an import back; asked again, it tries once more what could not be taken back. */
export function undoImport(ctx: Context, id: number) {
  return steer(ctx, id, ['done', 'failed', 'cancelled', 'undone'], async (inner, record) => {
    if (record.isDryRun) throw new Refusal('E_IMPORT_STATE', { state: record.state })
    await inner
      .trx!.from('import_rows')
      .where({ import_id: id, undone: 'kept' })
      .update({ undone: null, complaint: null })
    const payload = { import_id: id }
    record.jobId = await inner.later(undoJob, payload, { about: record.fileName })
    record.state = 'undoing'
    record.problem = null
  })
}

/** Throws 404 or 403 for whoever may not see it, E_IMPORT_STATE where it is no time for that. */
async function steer(
  ctx: Context,
  id: number,
  from: ImportState[],
  act: (inner: Context, record: Import) => Promise<void>
) {
  const { model } = await readImport(ctx, id)
  authorizeImport(ctx, importedModel(ctx, String(model)))
  await transaction(ctx, async (inner) => {
    const record = await inner.records<Import>('kernel.import').lock(id)
    if (!from.includes(record.state)) throw new Refusal('E_IMPORT_STATE', { state: record.state })
    await act(inner, record)
  })
  return { id }
}
