import { type Context, type MadeFile, Refusal, settings } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import Invoice from '../../models/invoice.js'
import { printDocument, titleOf } from './print_document.js'
import { type Layout, LAYOUTS, type PrintLanguage, printLanguage } from './printed_document.js'
import { readDocument } from './read_document.js'
import { needAmounts } from '../../statements/sees_amounts.js'

export interface PrintOptions {
  /** The customer's unless told. */
  language?: PrintLanguage
  /** The company's unless told. */
  layout?: Layout
}

/** A document as a PDF, in the language of whom it is for. */
export async function invoiceFile(
  ctx: Context,
  invoice: Invoice,
  options: PrintOptions = {}
): Promise<MadeFile> {
  const language = options.language ?? (await languageFor(ctx, invoice))
  const layout = options.layout ?? settings<{ layout: Layout }>(ctx, 'accounting').layout
  const document = await readDocument(ctx, invoice, { language, layout })
  const name = `${titleOf(document).replaceAll('/', '-')}.pdf`
  return { name, mediaType: 'application/pdf', content: await printDocument(document) }
}

/** The language of a document's customer or supplier, else the company's. */
export async function languageFor(
  ctx: Context,
  { partyId }: Pick<Invoice, 'partyId'>
): Promise<PrintLanguage> {
  const party = await ctx.records<Party>('contacts.party').findOrFail(partyId)
  return printLanguage(party.language ?? ctx.company.language)
}

/** The file at `/accounting/invoice-pdf?id=…`, of a document the caller may see. */
export async function askedFile(ctx: Context, query: Record<string, unknown>): Promise<MadeFile> {
  const id = Number(query.id)
  if (!Number.isSafeInteger(id) || id < 1) throw Refusal.missing()
  const { data } = await ctx.list('accounting.invoice', { filter: ['id', 'eq', id], fields: 'id' })
  if (data.length === 0) throw Refusal.missing()
  needAmounts(ctx, 'accounting.invoice')
  return invoiceFile(ctx, await Invoice.findOrFail(ctx, id), {
    layout: LAYOUTS.find((one) => one === query.layout),
    language: typeof query.language === 'string' ? printLanguage(query.language) : undefined,
  })
}
