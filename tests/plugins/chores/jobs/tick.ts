import { defineJob } from 'kontor/plugin'
import Effect from '../models/effect.js'

export default defineJob({
  name: 'chores.effect.tick',
  atomic: true,
  async run(ctx) {
    await Effect.create(ctx, { label: 'tick' })
  },
})
