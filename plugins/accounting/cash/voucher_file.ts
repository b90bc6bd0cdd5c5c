import {
  type Context,
  letterhead,
  letterheadOf,
  type MadeFile,
  message,
  Money,
  paperOf,
  type PdfContent,
  printPdf,
  Refusal,
  ruled,
} from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { textsIn } from '../documents/print/texts.js'
import Account from '../models/account.js'
import CashVoucher from '../models/cash_voucher.js'
import type CashVoucherLine from '../models/cash_voucher_line.js'
import Entry from '../models/entry.js'
import { printLanguage } from '../documents/print/printed_document.js'
import { amountInWords } from '../words/in_words.js'
import type { WordLanguage } from '../words/tongue.js'
import { wordLanguage } from '../words/word_language.js'
import { needAmounts } from '../statements/sees_amounts.js'

const SOFT = '#475569'

/** The file at `/accounting/cash-voucher-pdf?id=…`: one page to sign and to file. */
export async function askedVoucher(ctx: Context, query: Record<string, unknown>) {
  const id = Number(query.id)
  if (!Number.isSafeInteger(id) || id < 1) throw Refusal.missing()
  const { data } = await ctx.list('accounting.cash_voucher', {
    filter: ['id', 'eq', id],
    fields: 'id',
  })
  if (data.length === 0) throw Refusal.missing()
  needAmounts(ctx, 'accounting.cash_voucher')
  return voucherFile(ctx, await CashVoucher.findOrFail(ctx, id))
}

/** A voucher as a PDF, in the reader's language. */
export async function voucherFile(ctx: Context, voucher: CashVoucher): Promise<MadeFile> {
  const say = (key: string) => message(ctx.locale, `accounting.voucher_print.${key}`)
  const title = `${say(voucher.kind)} ${voucher.number ?? say('draft')}`
  const head = await letterheadOf(ctx)
  const content = await printPdf({
    pageSize: paperOf(head.country),
    pageMargins: [48, 40, 48, 60],
    info: { title, author: head.name },
    language: ctx.locale,
    defaultStyle: { font: 'Roboto', fontSize: 10, color: '#0f172a' },
    content: [
      letterhead(head),
      { text: title, fontSize: 16, bold: true, margin: [0, 24, 0, 12] },
      ...(voucher.state === 'cancelled'
        ? [
            {
              text: say('cancelled'),
              bold: true,
              margin: [0, 0, 0, 8] as [number, number, number, number],
            },
          ]
        : []),
      await facts(ctx, voucher, say),
      await lineTable(ctx, voucher, say),
      sumInWords(voucher, say, wordLanguage(ctx.locale, head.country)),
      signatures(voucher, say),
    ],
  })
  return { name: `${title.replaceAll('/', '-')}.pdf`, mediaType: 'application/pdf', content }
}

type Say = (key: string) => string

async function facts(ctx: Context, voucher: CashVoucher, say: Say): Promise<PdfContent> {
  const party = voucher.partyId
    ? await ctx.records<Party>('contacts.party').find(voucher.partyId)
    : undefined
  const texts = textsOf(ctx, voucher)
  const entry = voucher.entryId ? await Entry.find(ctx, voucher.entryId) : undefined
  const rows: [string, string | null | undefined][] = [
    [say('date'), texts.day(voucher.onDate)],
    [
      say(voucher.isReceipt ? 'from' : 'to'),
      [party?.name, voucher.person].filter(Boolean).join(', '),
    ],
    [say('for'), voucher.text],
    [say('reference'), voucher.reference],
    [say('entry'), entry?.number],
  ]
  return {
    layout: 'noBorders',
    table: {
      widths: [110, '*'],
      body: rows
        .filter(([, value]) => value)
        .map(([label, value]) => [{ text: label, color: SOFT }, { text: value! }]),
    },
  }
}

async function lineTable(ctx: Context, voucher: CashVoucher, say: Say): Promise<PdfContent> {
  const lines = await ctx.lines<CashVoucherLine>(voucher, 'lines')
  const accounts = await Account.where(ctx, ['id', 'in', lines.map((one) => one.accountId)])
  const labels = new Map(accounts.map((one) => [one.id, one.label]))
  const texts = textsOf(ctx, voucher)
  const figure = (text: string, bold = false) => ({
    text,
    bold,
    alignment: 'right' as const,
    noWrap: true,
  })
  return {
    margin: [0, 16, 0, 0],
    table: {
      headerRows: 1,
      widths: ['auto', '*', 'auto'],
      body: [
        [
          { text: say('account'), bold: true },
          { text: say('for'), bold: true },
          figure(say('amount'), true),
        ],
        ...lines.map((line) => [
          { text: labels.get(line.accountId) ?? '' },
          { text: line.text ?? voucher.text },
          figure(texts.amount(line.amount.toString())),
        ]),
        [
          { text: say('total'), bold: true, colSpan: 2 },
          {},
          figure(texts.money(String(voucher.amount)), true),
        ],
      ],
    },
    layout: ruled({ width: 0.5 }),
  }
}

/** Cash orders say their sum in words (in Ukraine by law: NBU No. 148, annexes 2 and 3). */
function sumInWords(
  { amount, currency }: CashVoucher,
  say: Say,
  language: WordLanguage
): PdfContent {
  const words = amountInWords(amount ?? Money.of(0, currency!), language)
  return { text: `${say('in_words')}: ${words}`, margin: [0, 12, 0, 0] }
}

/** Who gave and who took signs. */
function signatures(voucher: CashVoucher, say: Say): PdfContent {
  const other = voucher.isReceipt ? 'payer' : 'payee'
  const line = (text: string) => ({
    width: '*',
    stack: [
      { canvas: [{ type: 'line' as const, x1: 0, y1: 0, x2: 150, y2: 0, lineWidth: 0.5 }] },
      { text, color: SOFT, fontSize: 8, margin: [0, 4, 0, 0] as [number, number, number, number] },
    ],
  })
  return {
    margin: [0, 64, 0, 0],
    columns: [line(say('cashier')), line(say('approved')), line(say(other))],
  }
}

const textsOf = (ctx: Context, { currency }: CashVoucher) =>
  textsIn({ language: printLanguage(ctx.locale), currency: currency! })
