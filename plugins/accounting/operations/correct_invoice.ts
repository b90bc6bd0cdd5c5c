import { date, defineOperation } from 'kontor/plugin'
import { moveRequests } from '../advances/requests/move.js'
import { copyDraft } from '../documents/copy_draft.js'
import { cancelInvoice } from '../documents/posting/cancel_invoice.js'
import { dayBack } from '../ledger/day_back.js'
import type Invoice from '../models/invoice.js'

/**
 * Corrects a posted document: its entry is taken back in an open period, and a draft with the same lines stands in its
 * place, to be changed and posted. Both stay linked. Answers the draft.
 */
export default defineOperation<Invoice, { on_date?: string }>({
  name: 'accounting.invoice.correct',
  on: 'accounting.invoice',
  place: 'secondary',
  icon: 'i-lucide-file-pen',
  opens: true,
  input: { on_date: date() },
  when: (record) => record.state === 'posted' && record.payment_state === 'unpaid',
  async run(ctx, invoice, input) {
    const onDate = input.on_date ?? (await dayBack(ctx, invoice))
    await cancelInvoice(ctx, invoice, onDate)
    const { reference, refundsId } = invoice
    const changes = { reference, refundsId, onDate, replacesId: invoice.id }
    const draft = await copyDraft(ctx, invoice, changes)
    await moveRequests(ctx, invoice, draft)
    return draft
  },
})
