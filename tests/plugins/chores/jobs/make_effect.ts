import { setTimeout as sleep } from 'node:timers/promises'
import { defineJob } from 'kontor/plugin'
import Effect from '../models/effect.js'

export default defineJob<{ label: string; ms: number }>({
  name: 'chores.effect.make',
  atomic: true,
  as: 'kernel',
  async run(ctx, { label, ms }) {
    await Effect.create(ctx, { label })
    if (ms) await sleep(ms)
  },
})
