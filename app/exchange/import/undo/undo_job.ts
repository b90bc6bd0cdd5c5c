import { setImmediate as breathe } from 'node:timers/promises'
import { notify } from '#kernel/activity/notifications/notify'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type Import from '#kernel/exchange/import/import'
import { noteFacts, noteState } from '#kernel/exchange/import/import_state'
import { importedModel } from '#kernel/exchange/import/importable'
import { takeBackRecord, type Touched } from '#kernel/exchange/import/undo/take_back_record'
import { Refusal } from '#kernel/http/refusal'
import { defineJob } from '#kernel/jobs/define_job'
import type { Model } from '#kernel/records/model'
import { transaction } from '#kernel/records/storage/transaction'

const CHUNK = 50

/** Takes an import back record by record, the last first; what cannot be taken back stays and is listed. */
export default defineJob<{ import_id: number }>({
  name: 'kernel.exchange.undo',
  notice: 'never',
  attempts: 5,
  async run(ctx, { import_id: id }, job) {
    const record = await ctx.records<Import>('kernel.import').findOrFail(id)
    const model = importedModel(ctx, record.model)
    const total = record.createdCount + record.updatedCount
    let done = 0
    for (;;) {
      const chunk = await nextRecords(ctx, id)
      if (chunk.length === 0) break
      if (job.signal.aborted) return
      await takeBack(ctx.with({ now: clock() }), model, id, chunk)
      job.progress((done += chunk.length), total)
      await breathe()
    }
    await noteFacts(ctx, id, await countsOf(ctx, id))
    await noteState(ctx, id, 'undone')
    await tell(ctx, record)
  },
})

/** Records that are still to be taken back, with all that the import did to each. */
async function nextRecords(ctx: Context, id: number): Promise<Touched[]> {
  const rows = await ctx.rows<{ record_id: number; made: number; versions: string | null }>(
    "SELECT `record_id`, MAX(`outcome` = 'created') AS `made`, GROUP_CONCAT(`version`) AS `versions`, MAX(`id`) AS `last` " +
      "FROM `import_rows` WHERE `import_id` = ? AND `outcome` IN ('created', 'updated') AND `undone` IS NULL " +
      `GROUP BY \`record_id\` ORDER BY \`last\` DESC LIMIT ${CHUNK}`,
    [id]
  )
  return rows.map(({ record_id: recordId, made, versions }) => ({
    recordId: Number(recordId),
    isCreated: Number(made) === 1,
    versions: [...new Set((versions ?? '').split(',').filter(Boolean).map(Number))].sort(
      (one, other) => one - other
    ),
  }))
}

/** All together; where one is refused, one by one. */
async function takeBack(ctx: Context, model: Model, id: number, chunk: Touched[]) {
  try {
    await transaction(ctx, async (inner) => {
      for (const one of chunk) {
        await takeBackRecord(inner, model, one)
        inner.work!.rest()
      }
      await mark(inner, id, chunk, 'done')
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (chunk.length > 1) for (const one of chunk) await takeBack(ctx, model, id, [one])
    else await transaction(ctx, (inner) => mark(inner, id, chunk, 'kept', error))
  }
}

async function mark(
  { trx }: Context,
  id: number,
  chunk: Touched[],
  undone: 'done' | 'kept',
  problem?: Refusal
) {
  await trx!
    .from('import_rows')
    .where('import_id', id)
    .whereIn(
      'record_id',
      chunk.map((one) => one.recordId)
    )
    .update({ undone, complaint: problem ? complaintOf(problem) : null })
}

function complaintOf({ code, params, errors }: Refusal) {
  return JSON.stringify(errors.length > 0 ? errors : [{ field: '', code, params }])
}

async function countsOf(ctx: Context, id: number) {
  const rows = await ctx.rows<{ undone: string; records: number }>(
    'SELECT `undone`, COUNT(DISTINCT `record_id`) AS `records` FROM `import_rows` WHERE `import_id` = ? AND `undone` IS NOT NULL GROUP BY `undone`',
    [id]
  )
  const count = (undone: string) => Number(rows.find((one) => one.undone === undone)?.records ?? 0)
  return { undone_count: count('done'), kept_count: count('kept') }
}

async function tell(ctx: Context, { id, fileName }: Import) {
  if (!ctx.user.id) return
  await transaction(ctx, (inner) =>
    notify(inner, ctx.user.id, {
      key: 'exchange.notices.undone',
      params: { file: fileName },
      href: `/kernel/imports/${id}`,
    })
  )
}
