import { defineJob } from '#kernel/jobs/define_job'
import { registry } from '#kernel/plugins/registry'
import { rebuildSearch } from '#kernel/records/search/rebuild'

/** Beside people who work: each transaction is as long as a few of theirs. */
const AT_ONCE = 100

/** Makes the search index anew, for all models named; killed half-way it goes on from there and leaves no doubles. */
export default defineJob<{ models: string[] }>({
  name: 'kernel.search.rebuild',
  as: 'kernel',
  async run(ctx, { models }, job) {
    const known = models.flatMap((name) => registry.models.get(name) ?? [])
    for (const [at, model] of known.entries()) {
      await rebuildSearch(ctx, [model], {
        signal: job.signal,
        atOnce: AT_ONCE,
        rest: 1,
        givesWay: true,
        report: ({ done, last }) =>
          job.progress(Math.floor(100 * (at + done / last)), 100 * known.length, model.name),
      })
    }
    // Makes an index again that a stopped rebuild took away.
    if (!job.signal.aborted) await rebuildSearch(ctx, [])
  },
})
