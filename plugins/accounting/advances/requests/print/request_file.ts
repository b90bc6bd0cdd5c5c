import { type Context, type MadeFile, Refusal, settings } from 'kontor/plugin'
import { languageFor, type PrintOptions } from '../../../documents/print/invoice_file.js'
import { printDocument, titleOf } from '../../../documents/print/print_document.js'
import { type Layout, LAYOUTS, printLanguage } from '../../../documents/print/printed_document.js'
import AdvanceRequest from '../../../models/advance_request.js'
import { readRequest } from './read_request.js'
import { needAmounts } from '../../../statements/sees_amounts.js'

/** A request as a PDF, in the language of whom it is for. */
export async function requestFile(
  ctx: Context,
  request: AdvanceRequest,
  options: PrintOptions = {}
): Promise<MadeFile> {
  const language = options.language ?? (await languageFor(ctx, request))
  const layout = options.layout ?? settings<{ layout: Layout }>(ctx, 'accounting').layout
  const document = await readRequest(ctx, request, { language, layout })
  const name = `${titleOf(document).replaceAll('/', '-')}.pdf`
  return { name, mediaType: 'application/pdf', content: await printDocument(document) }
}

/** The file at `/accounting/advance-request-pdf?id=…`, of a request the caller may see. */
export async function askedRequest(
  ctx: Context,
  query: Record<string, unknown>
): Promise<MadeFile> {
  const id = Number(query.id)
  if (!Number.isSafeInteger(id) || id < 1) throw Refusal.missing()
  const { data } = await ctx.list('accounting.advance_request', {
    filter: ['id', 'eq', id],
    fields: 'id',
  })
  if (data.length === 0) throw Refusal.missing()
  needAmounts(ctx, 'accounting.advance_request')
  return requestFile(ctx, await AdvanceRequest.findOrFail(ctx, id), {
    layout: LAYOUTS.find((one) => one === query.layout),
    language: typeof query.language === 'string' ? printLanguage(query.language) : undefined,
  })
}
