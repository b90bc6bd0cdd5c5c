import { type Context, Refusal } from 'kontor/plugin'
import type ChequeStock from '../models/cheque_stock.js'

/** Once a number was drawn the stock begins where it began, and stays with its bank; before, the next is the first. */
export function keepNumbers(_ctx: Context, record: object, input: Record<string, unknown>) {
  const stock = record as ChequeStock
  const isMoved =
    ('first_number' in input && input.first_number !== stock.firstNumber) ||
    ('journal_id' in input && input.journal_id !== stock.journalId)
  if (!isMoved) return
  if (stock.isUsed) throw new Refusal('E_CHEQUE_STOCK_USED', { name: stock.name })
  if (typeof input.first_number === 'number') stock.nextNumber = input.first_number
}
