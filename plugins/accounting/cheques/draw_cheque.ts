import { type Context, message, Refusal } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import Cheque from '../models/cheque.js'
import ChequeStock from '../models/cheque_stock.js'
import Journal from '../models/journal.js'
import Payment from '../models/payment.js'
import { blanksOf } from './blanks_of.js'

/**
 * Draws the next number of a stock for a posted payment. The stock stays locked until the transaction ends, so that
 * numbers follow one another. Refused: a payment that is no money out of this bank, or has a cheque already
 * (E_CHEQUE_PAYMENT, E_CHEQUE_THERE), or is of another currency than the bank's (E_CHEQUE_CURRENCY); a stock of another bank or at its end (E_CHEQUE_STOCK, E_CHEQUE_STOCK_EMPTY).
 */
export async function drawCheque(
  ctx: Context,
  payment: Payment,
  { stockId, batchId }: { stockId?: number | null; batchId?: number | null }
): Promise<Cheque> {
  await ctx.records(Payment).lock(payment.id)
  const journal = await Journal.findOrFail(ctx, payment.journalId)
  await refuse(ctx, payment, journal)
  const stock = await ctx.records(ChequeStock).lock(await stockFor(ctx, journal, stockId))
  const number = await nextNumber(ctx, stock)
  const party = await ctx.records<Party>('contacts.party').findOrFail(payment.partyId)
  payment.reference ??= chequeReference(ctx, number.number)
  return Cheque.create(ctx, {
    ...number,
    state: 'printed',
    stockId: stock.id,
    journalId: stock.journalId,
    onDate: payment.onDate,
    payee: (party.legalName ?? party.name).slice(0, 200),
    partyId: party.id,
    currency: payment.currency,
    amount: payment.amount,
    paymentId: payment.id,
    batchId: batchId ?? null,
    reprints: 0,
  })
}

/** Takes a number off the stock: it is never given again, nor any other stock of the bank may give it (E_CHEQUE_NUMBER). */
export async function nextNumber(ctx: Context, stock: ChequeStock) {
  const serial = stock.nextNumber
  if (stock.lastNumber !== null && serial > stock.lastNumber) {
    throw new Refusal('E_CHEQUE_STOCK_EMPTY', { name: stock.name })
  }
  const there = await Cheque.findBy(ctx, [
    ['journal_id', 'eq', stock.journalId],
    ['serial', 'eq', serial],
  ])
  if (there) throw new Refusal('E_CHEQUE_NUMBER', { number: there.number, name: stock.name })
  stock.nextNumber = serial + 1
  return { serial, number: stock.numberOf(serial) }
}

/** How a payment names its cheque where it says nothing else. */
export const chequeReference = (ctx: Context, number: string) =>
  message(ctx.company.language, 'accounting.cheque_print.cheque', { number })

/** The cheque of a payment that was not voided. */
export async function liveCheque(ctx: Context, paymentId: number): Promise<Cheque | undefined> {
  const [cheque] = await ctx.records(Cheque).where(
    [
      ['payment_id', 'eq', paymentId],
      ['state', 'ne', 'voided'],
    ],
    { lock: 'share', limit: 1 }
  )
  return cheque
}

async function refuse(ctx: Context, payment: Payment, journal: Journal) {
  if (payment.state !== 'posted' || payment.direction !== 'out' || payment.amount.units <= 0n) {
    throw new Refusal('E_CHEQUE_PAYMENT')
  }
  const currency = journal.currency ?? ctx.company.currency
  if (journal.kind !== 'bank') throw new Refusal('E_CHEQUE_BANK')
  if (payment.currency !== currency) throw new Refusal('E_CHEQUE_CURRENCY', { currency })
  const there = await liveCheque(ctx, payment.id)
  if (there) throw new Refusal('E_CHEQUE_THERE', { number: there.number })
}

/** The stock asked for, else the first of the bank that has blanks left. */
async function stockFor(ctx: Context, journal: Journal, stockId?: number | null) {
  const [wanted] = (await blanksOf(ctx, journal.id)).filter((one) => !stockId || one.id === stockId)
  if (wanted) return wanted.id
  throw new Refusal('E_CHEQUE_STOCK', { journal: journal.name })
}
