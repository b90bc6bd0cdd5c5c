import { type Context, type MadeFile, Refusal } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { printLanguage } from '../../../documents/print/printed_document.js'
import { readColumn } from '../../columns.js'
import { readPartySide } from '../party_ledger.js'
import { LETTER_LABELS } from './letter_labels.js'
import { printLetter } from './print_letter.js'
import { readLetter, type LetterWish } from './read_letter.js'

/** A party's statement of account as a PDF; refused where it would be a book (E_LEDGER_LONG). */
export async function letterFile(ctx: Context, party: Party, wish: LetterWish): Promise<MadeFile> {
  const letter = await readLetter(ctx, party, wish)
  if (letter.is_cut) throw new Refusal('E_LEDGER_LONG', { most: letter.most })
  const { title } = LETTER_LABELS[letter.language]
  return {
    name: `${title} ${letter.party.name} ${letter.to}.pdf`.replaceAll(/[/\\]/g, '-'),
    mediaType: 'application/pdf',
    content: await printLetter(letter),
  }
}

/** Whom it is for, as the caller may see him. */
export async function seenParty(ctx: Context, id: number): Promise<Party> {
  const { data } = await ctx.list('contacts.party', { filter: ['id', 'eq', id], fields: 'id' })
  if (data.length === 0) throw Refusal.missing()
  return ctx.records<Party>('contacts.party').findOrFail(id)
}

/** The language of the party, else the company's. */
export const languageOf = (ctx: Context, { language }: Party) =>
  printLanguage(language ?? ctx.company.language)

/** The file at `/accounting/party-ledger/letter/file?party_id=…`. */
export async function askedLetter(ctx: Context, query: Record<string, unknown>) {
  const id = Number(query.party_id)
  if (!Number.isSafeInteger(id) || id < 1) throw Refusal.missing()
  const party = await seenParty(ctx, id)
  const language =
    typeof query.language === 'string' ? printLanguage(query.language) : languageOf(ctx, party)
  const column = await readColumn(ctx, query)
  return letterFile(ctx, party, { ...column, side: readPartySide(query), language })
}
