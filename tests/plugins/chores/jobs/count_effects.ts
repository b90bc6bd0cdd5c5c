import { setTimeout as sleep } from 'node:timers/promises'
import { defineJob } from 'kontor/plugin'
import Effect from '../models/effect.js'

const STEPS = 20

/** Goes on where it was: a step that is there is not done again. */
export default defineJob<{ label: string; ms: number }>({
  name: 'chores.effect.count',
  as: 'kernel',
  notice: 'always',
  async run(ctx, { label, ms }, job) {
    for (let at = 1; at <= STEPS && !job.signal.aborted; at++) {
      const step = `${label}/${at}`
      const found = await Effect.findBy(ctx, ['label', 'eq', step])
      if (!found) await ctx.run('chores.effect.create', null, { label: step })
      job.progress(at, STEPS, step)
      await sleep(ms)
    }
    return { steps: STEPS }
  },
})
