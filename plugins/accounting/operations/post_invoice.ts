import { defineOperation } from 'kontor/plugin'
import { postInvoice } from '../documents/posting/post_invoice.js'
import type Invoice from '../models/invoice.js'

/** Makes a draft final: it gets its number, its entry is in the ledger, and what is owed stands open. */
export default defineOperation<Invoice>({
  name: 'accounting.invoice.post',
  on: 'accounting.invoice',
  place: 'primary',
  icon: 'i-lucide-check',
  when: (record) => record.state === 'draft',
  run: (ctx, invoice) => postInvoice(ctx, invoice),
})
