import { notify } from '#kernel/activity/notifications/notify'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type Import from '#kernel/exchange/import/import'
import { noteState } from '#kernel/exchange/import/import_state'
import { planAgain } from '#kernel/exchange/import/plan_again'
import { runImport } from '#kernel/exchange/import/run_import'
import { Refusal } from '#kernel/http/refusal'
import { defineJob } from '#kernel/jobs/define_job'
import { transaction } from '#kernel/records/storage/transaction'

/** Milliseconds after which the end of an import is worth a notice. */
const LONG = 10_000

/** Brings a file in. Killed half-way, the next run goes on where this one stopped. */
export default defineJob<{ import_id: number }>({
  name: 'kernel.exchange.import',
  notice: 'never',
  attempts: 5,
  async run(ctx, { import_id: id }, job) {
    const record = await ctx.records<Import>('kernel.import').findOrFail(id)
    const began = clock().getTime()
    try {
      const counts = await runImport(ctx, planAgain(ctx, record), job)
      const isLong = clock().getTime() - began >= LONG || job.attempt > 1
      if (isLong && !job.signal.aborted) await tell(ctx, record)
      return counts
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await noteState(ctx, id, 'failed', error)
      return { code: error.code }
    }
  },
})

async function tell(ctx: Context, { id, fileName, createdBy }: Import) {
  if (!createdBy) return
  await transaction(ctx, (inner) =>
    notify(inner, createdBy, {
      key: 'exchange.notices.imported',
      params: { file: fileName },
      href: `/kernel/imports/${id}`,
    })
  )
}
