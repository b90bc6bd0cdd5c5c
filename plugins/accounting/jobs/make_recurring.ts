import { defineJob } from 'kontor/plugin'
import { makeAllDue } from '../recurring/make_all_due.js'

/** Makes every recurring entry and invoice whose date has come, also those missed while nothing ran. */
export default defineJob({
  name: 'accounting.recurring.make',
  as: 'kernel',
  notice: 'never',
  run: (ctx, _payload, job) => makeAllDue(ctx, job),
})
