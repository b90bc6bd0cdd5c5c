import { defineOperation, reference } from 'kontor/plugin'
import { effectOf } from '../documents/effect_of.js'

/** What is due of a document and when, and what correcting or cancelling it would book: read before it is done. */
export default defineOperation<never, { invoice_id: number }>({
  name: 'accounting.invoice.show_effect',
  right: 'accounting.invoice.read',
  reads: true,
  input: { invoice_id: reference('accounting.invoice', { required: true }) },
  run: (ctx, _, input) => effectOf(ctx, input.invoice_id),
})
