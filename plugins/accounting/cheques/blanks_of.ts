import type { Context } from 'kontor/plugin'
import ChequeStock from '../models/cheque_stock.js'

/** The stocks of a bank that have blanks left, the lowest numbers first. */
export async function blanksOf(ctx: Context, journalId: number): Promise<ChequeStock[]> {
  const all = await ChequeStock.where(
    ctx,
    [
      ['journal_id', 'eq', journalId],
      ['archived_at', 'null'],
    ],
    { sort: 'first_number' }
  )
  return all.filter((one) => one.lastNumber === null || one.nextNumber <= one.lastNumber)
}
