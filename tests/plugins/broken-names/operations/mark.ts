import { defineOperation } from 'kontor/plugin'

/** Announces what nobody was told of. */
export default defineOperation({
  name: 'broken_names.thing.mark',
  on: 'broken_names.thing',
  run(ctx, thing) {
    ctx.emit('broken_names.thing.marked', { id: thing.id })
  },
})
