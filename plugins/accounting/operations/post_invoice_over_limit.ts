import { defineOperation } from 'kontor/plugin'
import { postInvoice } from '../documents/posting/post_invoice.js'
import type Invoice from '../models/invoice.js'

/** Posts an invoice though its customer is above his credit limit: a right of its own. */
export default defineOperation<Invoice>({
  name: 'accounting.invoice.post_over_limit',
  on: 'accounting.invoice',
  place: 'overflow',
  icon: 'i-lucide-check-check',
  when: (record) => record.state === 'draft' && record.kind === 'invoice',
  run: (ctx, invoice) => postInvoice(ctx, invoice, true),
})
