import { defineOperation, email, Refusal, sendMail } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { textsIn } from '../documents/print/texts.js'
import type Payment from '../models/payment.js'
import { receiptFile, receiptLanguage } from '../payments/print/receipt_file.js'

/** Mails the other side of a payment that it was received or made, as a PDF in its language; the record lists what was sent. */
export default defineOperation<Payment, { to?: string }>({
  name: 'accounting.payment.send',
  on: 'accounting.payment',
  place: 'secondary',
  icon: 'i-lucide-mail',
  reads: true,
  input: { to: email() },
  when: (record) => record.state === 'posted',
  async run(ctx, payment, input) {
    if (payment.state !== 'posted') throw new Refusal('E_NOT_POSTED', { state: payment.state })
    const party = await ctx.records<Party>('contacts.party').findOrFail(payment.partyId)
    const to = input.to ?? party.email
    if (!to) throw Refusal.input([{ field: 'to', code: 'E_ADDRESS_MISSING' }])
    const language = await receiptLanguage(ctx, payment)
    const mail = await sendMail(ctx, {
      to,
      name: party.name,
      template: payment.direction === 'in' ? 'accounting.receipt' : 'accounting.remittance',
      params: {
        number: payment.number!,
        amount: textsIn({ language, currency: payment.currency }).money(String(payment.amount)),
      },
      locale: language,
      record: { model: 'accounting.payment', id: payment.id },
      attachments: [await receiptFile(ctx, payment, language)],
    })
    return { id: mail.id }
  },
})
