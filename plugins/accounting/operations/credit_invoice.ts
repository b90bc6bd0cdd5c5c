import { date, defineOperation, Refusal } from 'kontor/plugin'
import { copyDraft } from '../documents/copy_draft.js'
import { dayBack } from '../ledger/day_back.js'
import type Invoice from '../models/invoice.js'

/**
 * Makes the credit note of a posted invoice or bill: a draft with all its lines, of which those that are not given
 * back are taken away before it is posted. Answers the draft.
 */
export default defineOperation<Invoice, { on_date?: string }>({
  name: 'accounting.invoice.credit',
  on: 'accounting.invoice',
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  opens: true,
  reads: true,
  input: { on_date: date() },
  when: (record) => record.state === 'posted' && ['invoice', 'bill'].includes(String(record.kind)),
  async run(ctx, invoice, input) {
    if (invoice.state !== 'posted') {
      throw new Refusal('E_INVOICE_NOT_POSTED', { state: invoice.state })
    }
    if (invoice.isCredit) throw new Refusal('E_CREDIT_OF_CREDIT')
    return copyDraft(ctx, invoice, {
      kind: invoice.isSale ? 'credit_note' : 'bill_credit',
      refundsId: invoice.id,
      paymentTermId: null,
      reference: invoice.isSale ? invoice.number : invoice.reference,
      onDate: input.on_date ?? (await dayBack(ctx, invoice)),
    })
  },
})
