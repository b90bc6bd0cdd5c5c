import { inSeconds } from '#kernel/jobs/lease'
import { defineJob } from '#kernel/jobs/define_job'
import { transaction } from '#kernel/records/storage/transaction'
import { readRows } from '#kernel/records/storage/reader'

const DAY = 24 * 3600
const BATCH = 500

/** How long each kind of row is kept after it ended; failed jobs stay until somebody looked. */
const ENDED = [
  { table: 'outbox', where: '`done_at` < ?', days: 30, model: null },
  {
    table: 'jobs',
    where: "`state` IN ('done', 'cancelled') AND `finished_at` < ?",
    days: 90,
    model: 'kernel.job',
  },
  { table: 'notifications', where: '`read_at` < ?', days: 90, model: 'kernel.notification' },
]

/** Removes what nobody asks for any more: delivered events, ended jobs, read notifications. */
export default defineJob({
  name: 'kernel.jobs.prune',
  as: 'kernel',
  async run(ctx, _, job) {
    let removed = 0
    for (const { table, where, days, model } of ENDED) {
      const before = inSeconds(-days * DAY)
      const sql = `SELECT \`id\` FROM \`${table}\` WHERE ${where} ORDER BY \`id\` LIMIT ${BATCH}`
      for (let ids = await idsOf(sql, before); ids.length > 0; ids = await idsOf(sql, before)) {
        await transaction(ctx, async ({ trx }) => {
          await trx!.from(table).whereIn('id', ids).delete()
          if (model) await trx!.from('history').where({ model }).whereIn('record_id', ids).delete()
        })
        job.progress((removed += ids.length))
      }
    }
    return { removed }
  },
})

async function idsOf(sql: string, before: string) {
  const rows = await readRows<{ id: number }>(sql, [before])
  return rows.map(({ id }) => Number(id))
}
