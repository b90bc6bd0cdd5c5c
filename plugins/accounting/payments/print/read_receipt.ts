import { type Context, letterheadOf, Money } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { partyFacts } from '../../documents/print/party_facts.js'
import type { PrintLanguage } from '../../documents/print/printed_document.js'
import Entry from '../../models/entry.js'
import Invoice from '../../models/invoice.js'
import Journal from '../../models/journal.js'
import OpenItem from '../../models/open_item.js'
import type Payment from '../../models/payment.js'
import type PaymentLine from '../../models/payment_line.js'
import { amountInWords } from '../../words/in_words.js'
import { wordLanguage } from '../../words/word_language.js'

/** What of a payment was for a document; amounts in the document's currency. */
export interface ReceiptLine {
  document: string
  on: string
  currency: string
  paid: string
  discount: string | null
  writtenOff: string | null
}

/** Everything a receipt prints. */
export interface Receipt {
  direction: Payment['direction']
  number: string
  isCancelled: boolean
  language: PrintLanguage
  party: Awaited<ReturnType<typeof partyFacts>>
  onDate: string
  by: string
  reference: string | null
  currency: string
  total: string
  inWords: string
  /** What was for no document; null where nothing was. */
  onAccount: string | null
  lines: ReceiptLine[]
}

/** All that is printed on the receipt of a posted payment. */
export async function readReceipt(
  ctx: Context,
  payment: Payment,
  language: PrintLanguage
): Promise<Receipt> {
  const party = await ctx.records<Party>('contacts.party').findOrFail(payment.partyId)
  const journal = await Journal.findOrFail(ctx, payment.journalId)
  const lines = await receiptLines(ctx, payment)
  const { country } = await letterheadOf(ctx)
  return {
    direction: payment.direction,
    number: payment.number!,
    isCancelled: payment.state === 'cancelled',
    language,
    party: await partyFacts(ctx, party, language),
    onDate: payment.onDate,
    by: journal.name,
    reference: payment.reference,
    currency: payment.currency,
    total: payment.amount.toString(),
    inWords: amountInWords(payment.amount, wordLanguage(language, country)),
    onAccount: await restOf(ctx, payment),
    lines,
  }
}

async function receiptLines(ctx: Context, payment: Payment): Promise<ReceiptLine[]> {
  const lines = await ctx.lines<PaymentLine>(payment, 'lines')
  if (lines.length === 0) return []
  const ids = lines.map((one) => one.openItemId)
  const items = new Map((await OpenItem.where(ctx, ['id', 'in', ids])).map((one) => [one.id, one]))
  const entryIds = [...new Set([...items.values()].map((one) => one.entryId))]
  const entries = new Map(
    (await Entry.where(ctx, ['id', 'in', entryIds])).map((one) => [one.id, one])
  )
  const documents = await Invoice.where(ctx, ['entry_id', 'in', entryIds])
  const filled = (amount: Money | null) => (amount && !amount.isZero ? amount.toString() : null)
  return lines.map((line) => {
    const item = items.get(line.openItemId)!
    const document = documents.find((one) => one.entryId === item.entryId)
    const names = [document?.number ?? entries.get(item.entryId)?.number, document?.reference]
    return {
      document: names.filter(Boolean).join(' · '),
      on: item.onDate,
      currency: line.currency,
      paid: line.amount.toString(),
      discount: filled(line.discount),
      writtenOff: filled(line.writeOff),
    }
  })
}

/** What no item was named for: the last item the payment's own entry made is the party's credit. */
async function restOf(ctx: Context, payment: Payment) {
  if (payment.rest !== 'on_account') return null
  const lines = await ctx.lines<PaymentLine>(payment, 'lines')
  const isPlain = lines.every((one) => one.paid !== null || one.currency === payment.currency)
  if (!isPlain) return null
  const given = lines.reduce((sum, one) => sum + (one.paid ?? one.amount).units, 0n)
  const rest = payment.amount.units - given
  return rest > 0n ? Money.of(rest, payment.currency).toString() : null
}
