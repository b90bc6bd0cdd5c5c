import { defineOperation, email, Money, Refusal, sendMail } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { invoiceFile, languageFor } from '../documents/print/invoice_file.js'
import { textsIn } from '../documents/print/texts.js'
import type Invoice from '../models/invoice.js'

/** Mails a posted document to its customer, as a PDF in his language; the record lists what was sent. */
export default defineOperation<Invoice, { to?: string }>({
  name: 'accounting.invoice.send',
  on: 'accounting.invoice',
  place: 'secondary',
  icon: 'i-lucide-mail',
  reads: true,
  input: { to: email() },
  when: (record) =>
    record.state === 'posted' && ['invoice', 'credit_note'].includes(String(record.kind)),
  async run(ctx, invoice, input) {
    if (invoice.state !== 'posted') {
      throw new Refusal('E_INVOICE_NOT_POSTED', { state: invoice.state })
    }
    const party = await ctx.records<Party>('contacts.party').findOrFail(invoice.partyId)
    const to = input.to ?? party.email
    if (!to) throw Refusal.input([{ field: 'to', code: 'E_ADDRESS_MISSING' }])
    const language = await languageFor(ctx, invoice)
    const texts = textsIn({ language, currency: invoice.currency })
    const mail = await sendMail(ctx, {
      to,
      name: party.name,
      template: `accounting.${invoice.kind}`,
      params: {
        number: invoice.number!,
        total: texts.money(String(invoice.total ?? Money.of(0, invoice.currency))),
        due: texts.day(invoice.dueOn ?? invoice.onDate),
      },
      locale: language,
      record: { model: 'accounting.invoice', id: invoice.id },
      attachments: [await invoiceFile(ctx, invoice, { language })],
    })
    return { id: mail.id }
  },
})
