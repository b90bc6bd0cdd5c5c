import { defineJob } from 'kontor/plugin'
import type { Looked } from '../ledger/check_new_seals.js'

/** Looks whether what was posted since the last look is what it was sealed as; ended half-way it goes on where it was. */
export default defineJob({
  name: 'accounting.seal.check',
  as: 'kernel',
  notice: 'never',
  async run(ctx, _payload, job) {
    let looked = 0
    while (!job.isCancelled()) {
      const found = await ctx.run<Looked>('accounting.entry.check_seals', null, {})
      job.progress((looked += found.looked))
      if (found.is_done) return { looked, broken: found.broken }
    }
    return { looked }
  },
})
