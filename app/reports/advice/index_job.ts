import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { defineJob } from '#kernel/jobs/define_job'
import { forgetIndex, keptIndex, noteIndex } from '#kernel/reports/advice/kept_indexes'
import type { KeptIndex } from '#kernel/reports/advice/kept_indexes'
import {
  dropTableIndex,
  makeTableIndex,
  sizeOf,
  tableIndex,
} from '#kernel/reports/advice/table_index'
import { moment } from '#kernel/records/values/moment'

const STEPS = 2

/** Makes an index that was asked for, or takes away one that is not wanted any more; begun again it goes on. */
export default defineJob<{ id: number }>({
  name: 'kernel.reports.index',
  as: 'kernel',
  attempts: 3,
  notice: 'always',
  async run(ctx, { id }, job) {
    const index = await keptIndex(ctx, id)
    if (!index) return
    job.progress(0, STEPS, index.model)
    try {
      if (index.state === 'removing') await remove(ctx, index)
      else await make(ctx, index)
    } catch (error) {
      await noteIndex(ctx, id, { state: 'failed', problem: (error as Error).message.slice(0, 500) })
      throw error
    }
    job.progress(STEPS, STEPS, index.model)
  },
})

async function make(ctx: Context, { id, model, columns }: KeptIndex) {
  const index = tableIndex(model, columns)
  await noteIndex(ctx, id, { state: 'making', problem: null })
  const began = performance.now()
  await makeTableIndex(ctx, index)
  const took = Math.round(performance.now() - began)
  const size = await sizeOf(ctx, index)
  await noteIndex(ctx, id, { state: 'ready', made_at: moment(clock()), took, size })
}

async function remove(ctx: Context, { id, name }: KeptIndex) {
  await dropTableIndex(ctx, name)
  await forgetIndex(ctx, id)
}
