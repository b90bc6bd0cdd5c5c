import { defineJob, Refusal } from 'kontor/plugin'

export default defineJob({
  name: 'chores.effect.refuse',
  run() {
    throw new Refusal('E_CHORES_REFUSED')
  },
})
