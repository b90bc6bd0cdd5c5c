import type { Context, Money } from 'kontor/plugin'
import { textsIn } from '../../documents/print/texts.js'
import type Cheque from '../../models/cheque.js'
import type ChequeStock from '../../models/cheque_stock.js'
import Payment from '../../models/payment.js'
import { type Receipt, readReceipt } from '../../payments/print/read_receipt.js'
import { amountInWords, chequeFraction } from '../../words/in_words.js'
import { CHEQUE_PAPERS, type ChequeLayout } from './layouts.js'

/** Everything a cheque prints. */
export interface PrintedCheque {
  number: string
  layout: ChequeLayout
  isVoided: boolean
  date: string
  payee: string
  address: string[]
  /** Framed by asterisks: nothing can be written before or behind it. */
  figures: string
  words: string
  memo: string | null
  /** What it pays, for the parts beside it; null of a test print. */
  receipt: Receipt | null
}

/** English, as the blanks are. */
const LANGUAGE = 'en'

/** All that is printed on a cheque and its stubs. */
export async function readCheque(
  ctx: Context,
  cheque: Cheque,
  stock: ChequeStock
): Promise<PrintedCheque> {
  const payment = await Payment.findOrFail(ctx, cheque.paymentId!)
  const receipt = await readReceipt(ctx, payment, LANGUAGE)
  return {
    number: cheque.number,
    layout: stock.layout,
    isVoided: cheque.state === 'voided',
    date: chequeDay(stock, cheque.onDate),
    payee: cheque.payee!,
    address: receipt.party.lines,
    ...writtenOut(stock, cheque.amount!),
    memo: payment.number,
    receipt,
  }
}

/** The amount in figures and in words, as this stock has them. */
export function writtenOut({ layout }: ChequeStock, amount: Money) {
  const text = textsIn({ language: LANGUAGE, currency: amount.currency }).amount(String(amount))
  const { isDollarLine } = CHEQUE_PAPERS[layout]
  const words = isDollarLine ? chequeFraction(amount) : `${amountInWords(amount, 'en-GB')} only`
  return { figures: `**${text}**`, words: `${words} ${'*'.repeat(Math.max(3, 80 - words.length))}` }
}

/** "11/23/2026" on blanks of the United States, "23/11/2026" on others. */
export function chequeDay({ layout }: { layout: ChequeLayout }, day: string) {
  const [year, month, date] = day.split('-')
  return layout === 'gb' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`
}
