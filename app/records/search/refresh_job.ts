import { holdersAfter, lastHolder } from '#kernel/fields/filling/stored_values'
import { defineJob } from '#kernel/jobs/define_job'
import { registry } from '#kernel/plugins/registry'
import { behindOf, noteCaughtUp } from '#kernel/records/search/behind'
import { refreshRecords } from '#kernel/records/search/in_line'
import { pauses } from '#kernel/records/search/pause'
import { transaction } from '#kernel/records/storage/transaction'

/** Beside people who work: each transaction is as long as a few of theirs. */
const AT_ONCE = 100

/**
 * Brings the search index in line with changed custom fields of a model: the entries of every record that has custom
 * values of the company. Begun again after a crash it does no harm.
 */
export default defineJob<{ model: string }>({
  name: 'kernel.search.refresh',
  as: 'kernel',
  notice: 'never',
  async run(ctx, { model: name }, job) {
    const model = registry.models.get(name)
    const behind = model ? await behindOf(ctx, model) : []
    if (!model || behind.length === 0) return
    const pause = pauses({ rest: 1, givesWay: true })
    const last = await lastHolder(ctx, model)
    for (let after = 0; ;) {
      const began = performance.now()
      const ids = await holdersAfter(ctx, model, after, AT_ONCE)
      if (ids.length === 0) break
      await transaction(ctx, (inner) => refreshRecords(inner, model, ids))
      after = ids.at(-1)!
      job.progress(Math.min(after, last), last)
      if (job.signal.aborted) return
      await pause(began)
    }
    await transaction(ctx, (inner) => noteCaughtUp(inner, behind))
  },
})
