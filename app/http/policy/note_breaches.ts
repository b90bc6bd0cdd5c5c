import { createHash } from 'node:crypto'
import type { Breach } from '#kernel/http/policy/read_reports'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

const MINUTE = 60_000
/** Anybody may report: a process takes so many a minute, and the table holds so many kinds. */
const MOST_PER_MINUTE = 30
const MOST_KINDS = 200
const FORGOTTEN_AFTER = 30 * 24 * 60 * MINUTE

let minute = 0
let taken = 0

/** Counts what browsers reported: each kind is a row, however often it comes. Answers how many it took. */
export async function noteBreaches(breaches: readonly Breach[]) {
  const welcome = breaches.slice(0, room())
  taken += welcome.length
  if (welcome.length === 0) return 0
  await transaction(await kernelContext({}), async (ctx) => {
    for (const breach of welcome) await note(ctx, breach)
  })
  return welcome.length
}

function room() {
  const now = Math.floor(clock().getTime() / MINUTE)
  if (now !== minute) {
    minute = now
    taken = 0
  }
  return MOST_PER_MINUTE - taken
}

async function note({ trx, now }: Context, breach: Breach) {
  const digest = createHash('sha256').update(JSON.stringify(breach)).digest('hex')
  const at = moment(now)
  const seen = await trx!
    .from('policy_breaches')
    .where('digest', digest)
    .increment('times', 1)
    .update({ last_seen_at: at, updated_at: at })
  if (Number(seen) > 0) return
  const old = moment(new Date(now.getTime() - FORGOTTEN_AFTER))
  await trx!.from('policy_breaches').where('last_seen_at', '<', old).delete()
  const [{ count }] = await trx!.from('policy_breaches').count('* as count')
  if (Number(count) >= MOST_KINDS) return
  await trx!
    .insertQuery()
    .table('policy_breaches')
    .insert({ ...breach, digest, times: 1, last_seen_at: at, created_at: at, updated_at: at })
    // Another process may have noted the very same.
    .knexQuery.onConflict('digest')
    .ignore()
}
