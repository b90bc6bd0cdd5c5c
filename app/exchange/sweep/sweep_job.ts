import { rm } from 'node:fs/promises'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { exportFile } from '#kernel/exchange/export/export_file'
import { keptFile } from '#kernel/exchange/import/kept_files'
import { defineJob } from '#kernel/jobs/define_job'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/** Milliseconds an uploaded file is kept: long enough to go on with it or to look what was in it. */
const KEPT = 30 * 24 * 3600 * 1000
const AT_ONCE = 200

/** Removes the files of imports that are long over and of exports nobody may fetch any more; what is known of them stays. */
export default defineJob({
  name: 'kernel.exchange.sweep',
  as: 'kernel',
  async run(ctx, _, job) {
    const before = moment(new Date(clock().getTime() - KEPT))
    let removed = 0
    for (let ids = await due(ctx, before); ids.length > 0; ids = await due(ctx, before)) {
      for (const id of ids) await rm(keptFile(id), { force: true })
      await transaction(ctx, async ({ trx }) => {
        await trx!
          .from('imports')
          .whereIn('id', ids)
          .update({ file_removed_at: moment(clock()) })
      })
      job.progress((removed += ids.length))
    }
    await removeExpired(ctx)
    return { removed }
  },
})

async function due(ctx: Context, before: string) {
  const rows = await ctx.rows<{ id: number }>(
    `SELECT \`id\` FROM \`imports\` WHERE \`created_at\` < ? AND \`file_removed_at\` IS NULL LIMIT ${AT_ONCE}`,
    [before]
  )
  return rows.map((one) => Number(one.id))
}

async function removeExpired(ctx: Context) {
  const rows = await ctx.rows<{ id: number }>(
    "SELECT `id` FROM `exports` WHERE `state` = 'done' AND `expires_at` < ?",
    [moment(clock())]
  )
  const ids = rows.map((one) => Number(one.id))
  for (const id of ids) await rm(exportFile(id), { force: true })
  await transaction(ctx, async ({ trx }) => {
    await trx!.from('exports').whereIn('id', ids).update({ state: 'expired' })
  })
}
