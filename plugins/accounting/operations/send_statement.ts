import {
  choice,
  type Context,
  date,
  datetime,
  defineOperation,
  email,
  reference,
  Refusal,
  sendMail,
} from 'kontor/plugin'
import { textsIn } from '../documents/print/texts.js'
import { readColumn } from '../statements/columns.js'
import { languageOf, letterFile, seenParty } from '../statements/party/letter/letter_file.js'
import { SIDES } from '../statements/party/party_ledger.js'
import { mailedAfter } from '../statements/party/mailing/mailed.js'
import type { PartySide } from '../statements/party/party_lines.js'

interface Wish {
  party_id: number
  from?: string
  to?: string
  side?: PartySide
  address?: string
  unless_after?: string
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
    /** Who was mailed one at or after this moment gets no other: then the answer has no id. */
    unless_after: datetime(),
  },
  async run(ctx, _, { party_id, side = 'all', address, unless_after: after, ...days }) {
    const party = await seenParty(ctx, party_id)
    if (after && (await wasMailed(ctx, party.id, after))) return { id: null }
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

/** Asked with the party locked, so that two who mail at once write one. */
async function wasMailed(ctx: Context, id: number, after: string) {
  await ctx.records('contacts.party').lock(id)
  return (await mailedAfter(ctx, [id], new Date(asInstant(after)))).has(id)
}

/** A moment as inputs have it, in either form. */
const asInstant = (text: string) => (text.endsWith('Z') ? text : `${text.replace(' ', 'T')}Z`)
