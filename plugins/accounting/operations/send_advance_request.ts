import { defineOperation, email, Refusal, sendMail } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { requestFile } from '../advances/requests/print/request_file.js'
import { refuseUnissued } from '../advances/requests/refuse.js'
import { languageFor } from '../documents/print/invoice_file.js'
import { textsIn } from '../documents/print/texts.js'
import type AdvanceRequest from '../models/advance_request.js'

/** Mails an issued request to its customer, as a PDF in his language; the record lists what was sent. */
export default defineOperation<AdvanceRequest, { to?: string }>({
  name: 'accounting.advance_request.send',
  on: 'accounting.advance_request',
  place: 'secondary',
  icon: 'i-lucide-mail',
  reads: true,
  input: { to: email() },
  when: (record) => ['issued', 'part_paid', 'paid'].includes(String(record.state)),
  async run(ctx, request, input) {
    refuseUnissued(request)
    const party = await ctx.records<Party>('contacts.party').findOrFail(request.partyId)
    const to = input.to ?? party.email
    if (!to) throw Refusal.input([{ field: 'to', code: 'E_ADDRESS_MISSING' }])
    const language = await languageFor(ctx, request)
    const texts = textsIn({ language, currency: request.currency })
    const mail = await sendMail(ctx, {
      to,
      name: party.name,
      template: 'accounting.advance_request',
      params: {
        number: request.number!,
        total: texts.money(String(request.total)),
        due: texts.day(request.dueOn ?? request.onDate),
      },
      locale: language,
      record: { model: 'accounting.advance_request', id: request.id },
      attachments: [await requestFile(ctx, request, { language })],
    })
    return { id: mail.id }
  },
})
