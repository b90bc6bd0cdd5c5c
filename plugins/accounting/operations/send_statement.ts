import { choice, date, defineOperation, email, reference, Refusal, sendMail } from 'kontor/plugin'
import { textsIn } from '../documents/print/texts.js'
import { readColumn } from '../statements/columns.js'
import { languageOf, letterFile, seenParty } from '../statements/party/letter/letter_file.js'
import { SIDES } from '../statements/party/party_ledger.js'
import type { PartySide } from '../statements/party/party_lines.js'

interface Wish {
  party_id: number
  from?: string
  to?: string
  side?: PartySide
  address?: string
}

/** Mails a customer or supplier his statement of account, as a PDF in his language; his record lists what was sent. */
export default defineOperation<never, Wish>({
  name: 'accounting.open_item.send_statement',
  reads: true,
  input: {
    party_id: reference('contacts.party', { required: true }),
    from: date(),
    to: date(),
    side: choice({ of: [...SIDES] }),
    address: email(),
  },
  async run(ctx, _, { party_id, side = 'all', address, ...days }) {
    const party = await seenParty(ctx, party_id)
    const recipient = address ?? party.email
    if (!recipient) throw Refusal.input([{ field: 'address', code: 'E_ADDRESS_MISSING' }])
    const column = await readColumn(ctx, days)
    const language = languageOf(ctx, party)
    const mail = await sendMail(ctx, {
      to: recipient,
      name: party.name,
      template: 'accounting.statement',
      params: { day: textsIn({ language, currency: ctx.company.currency }).day(column.to) },
      locale: language,
      record: { model: 'contacts.party', id: party.id },
      attachments: [await letterFile(ctx, party, { ...column, side, language })],
    })
    return { id: mail.id }
  },
})
