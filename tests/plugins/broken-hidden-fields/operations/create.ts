import { defineOperation, text } from 'kontor/plugin'
import Thing from '../models/thing.js'

/** Takes the secret from anyone who may create, whether he may know of it or not. */
export default defineOperation<Thing, { name: string; secret?: string }>({
  name: 'broken_hidden_fields.thing.create',
  input: { name: text({ required: true }), secret: text() },
  run: (ctx, _, input) => Thing.create(ctx, input),
})
