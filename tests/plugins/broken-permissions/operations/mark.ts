import { defineOperation, Refusal } from 'kontor/plugin'

/** Refuses everyone, whatever the rules say. */
export default defineOperation({
  name: 'broken_permissions.thing.mark',
  on: 'broken_permissions.thing',
  run() {
    throw new Refusal('E_FORBIDDEN', {}, { status: 403 })
  },
})
