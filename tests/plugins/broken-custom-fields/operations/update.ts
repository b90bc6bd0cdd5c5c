import { defineOperation, text } from 'kontor/plugin'
import type Thing from '../models/thing.js'

/** Takes the name and nothing else, so that no field an administrator adds can be filled in. */
export default defineOperation<Thing, { name?: string }>({
  name: 'broken_custom_fields.thing.update',
  on: 'broken_custom_fields.thing',
  input: { name: text({ max: 80 }) },
  run(_, thing, input) {
    if (input.name) thing.name = input.name
  },
})
