import {
  type Context,
  letterhead,
  letterheadOf,
  type MadeFile,
  paperOf,
  type PdfContent,
  printPdf,
  Refusal,
  ruled,
} from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { type PrintLanguage, printLanguage } from '../../documents/print/printed_document.js'
import { textsIn } from '../../documents/print/texts.js'
import Payment from '../../models/payment.js'
import { type Receipt, readReceipt } from './read_receipt.js'
import { RECEIPT_LABELS } from './receipt_labels.js'
import { needAmounts } from '../../statements/sees_amounts.js'

const SOFT = '#475569'

/** The language of whom a payment came from or went to, else the company's. */
export async function receiptLanguage(ctx: Context, { partyId }: Payment): Promise<PrintLanguage> {
  const party = await ctx.records<Party>('contacts.party').findOrFail(partyId)
  return printLanguage(party.language ?? ctx.company.language)
}

/** The file at `/accounting/payment-pdf?id=…`, of a posted payment the caller may see. */
export async function askedReceipt(ctx: Context, query: Record<string, unknown>) {
  const id = Number(query.id)
  if (!Number.isSafeInteger(id) || id < 1) throw Refusal.missing()
  const { data } = await ctx.list('accounting.payment', { filter: ['id', 'eq', id], fields: 'id' })
  if (data.length === 0) throw Refusal.missing()
  needAmounts(ctx, 'accounting.payment')
  return receiptFile(ctx, await Payment.findOrFail(ctx, id))
}

/** Says that money was received, or was paid, and what for: a page for the other side. */
export async function receiptFile(
  ctx: Context,
  payment: Payment,
  given?: PrintLanguage
): Promise<MadeFile> {
  if (payment.state === 'draft') throw new Refusal('E_NOT_POSTED', { state: payment.state })
  const language = given ?? (await receiptLanguage(ctx, payment))
  const receipt = await readReceipt(ctx, payment, language)
  const head = await letterheadOf(ctx.with({ locale: language }))
  const title = `${RECEIPT_LABELS[language][receipt.direction]} ${receipt.number}`
  const content = await printPdf({
    pageSize: paperOf(head.country),
    pageMargins: [48, 40, 48, 60],
    info: { title, author: head.name },
    language,
    defaultStyle: { font: 'Roboto', fontSize: 10, color: '#0f172a' },
    content: [letterhead(head), ...body(receipt, title)],
  })
  return { name: `${title.replaceAll('/', '-')}.pdf`, mediaType: 'application/pdf', content }
}

function body(receipt: Receipt, title: string): PdfContent[] {
  const labels = RECEIPT_LABELS[receipt.language]
  const texts = textsIn(receipt)
  const facts: [string, string | null][] = [
    [labels.number, receipt.number],
    [labels.date, texts.day(receipt.onDate)],
    [labels.by, receipt.by],
    [labels.reference, receipt.reference],
  ]
  return [
    {
      margin: [0, 24, 0, 24],
      columns: [
        {
          width: '*',
          stack: [{ text: receipt.party.name, bold: true }, ...receipt.party.lines],
        },
        {
          width: 210,
          layout: 'noBorders',
          table: {
            widths: ['auto', '*'],
            body: facts
              .filter(([, value]) => value)
              .map(([label, value]) => [
                { text: label, color: SOFT },
                { text: value!, alignment: 'right' as const },
              ]),
          },
        },
      ],
    },
    { text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 10] },
    {
      text: receipt.isCancelled ? labels.cancelled : labels.thanks[receipt.direction],
      bold: receipt.isCancelled,
      margin: [0, 0, 0, 12],
    },
    lineTable(receipt),
    { text: `${labels.inWords}: ${receipt.inWords}`, margin: [0, 12, 0, 0] },
  ]
}

function lineTable(receipt: Receipt): PdfContent {
  const labels = RECEIPT_LABELS[receipt.language]
  const money = (text: string, currency: string) =>
    textsIn({ language: receipt.language, currency }).money(text)
  const figure = (text: string, bold = false) => ({
    text,
    bold,
    alignment: 'right' as const,
    noWrap: true,
  })
  // Columns nobody needs would only puzzle the reader.
  const kept = (['discount', 'writtenOff'] as const).filter((key) =>
    receipt.lines.some((line) => line[key])
  )
  const heads = [labels.document, labels.dated, ...kept.map((key) => labels[key]), labels.paid]
  const rows = receipt.lines.map((line) => [
    { text: line.document },
    { text: textsIn(receipt).day(line.on), noWrap: true },
    ...kept.map((key) => figure(line[key] ? money(line[key], line.currency) : '')),
    figure(money(line.paid, line.currency)),
  ])
  const last = (label: string, amount: string, bold = false) => [
    { text: label, bold, colSpan: kept.length + 2 },
    '',
    ...kept.map(() => ''),
    figure(money(amount, receipt.currency), bold),
  ]
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', ...heads.slice(1).map(() => 'auto')],
      body: [
        heads.map((text, at) => (at < 2 ? { text, bold: true } : figure(text, true))),
        ...rows,
        ...(receipt.onAccount ? [last(labels.onAccount, receipt.onAccount)] : []),
        last(labels.total, receipt.total, true),
      ],
    },
    layout: ruled({ width: 0.4, at: { 1: 1 }, ends: 4 }),
  }
}
