import { defineJob } from '#kernel/jobs/define_job'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

const KEPT = 48 * 3600_000
const CHUNK = 1000

/** Forgets keys of the day before yesterday and older; nobody repeats a request after that. */
export default defineJob({
  name: 'kernel.idempotency.clean_keys',
  as: 'kernel',
  notice: 'never',
  async run(ctx, _payload, job) {
    const before = moment(new Date(ctx.now.getTime() - KEPT))
    for (let removed = CHUNK; removed === CHUNK && !job.isCancelled();) {
      removed = await transaction(ctx, async ({ trx }) => {
        const rows = await trx!
          .from('idempotency_keys')
          .where('created_at', '<', before)
          .select('id')
          .limit(CHUNK)
        const ids = rows.map((row) => Number(row.id))
        await trx!.from('idempotency_keys').whereIn('id', ids).delete()
        return ids.length
      })
    }
  },
})
