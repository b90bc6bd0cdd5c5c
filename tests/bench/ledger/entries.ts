/** What the books are kept on: ids of accounts, of customers and suppliers, of cost centres. */
export interface Books {
  receivable: number
  payable: number
  bank: number
  incomes: number[]
  expenses: number[]
  parties: number[]
  centres: number[]
  journal: number
}

/** One posted entry of two lines; amounts in minor units. */
export interface Entry {
  id: number
  on: string
  kind: 'invoice' | 'receipt' | 'bill' | 'payment' | 'sale'
  amount: number
  debit: { account: number; centre: number | null }
  credit: { account: number; centre: number | null }
  party: number | null
}

const DAY = 86_400_000
/** Years of books, to the last day. */
export const YEARS = 5
/** The newest are not paid yet. */
const PAID = 0.97

const dayAt = (moment: number) => new Date(moment).toISOString().slice(0, 10)
export const dueAfter = (on: string) => dayAt(Date.parse(on) + 30 * DAY)

/**
 * So many entries over five years to a day: invoices, each paid the same week, bills, each paid, on forty accounts and
 * twenty cost centres, with two thousand customers and suppliers. The same figures everywhere.
 */
export function* entries(count: number, books: Books, last: string): Generator<Entry> {
  const end = Date.parse(last)
  const days = YEARS * 365
  for (let at = 0; at < count; at++) {
    const on = dayAt(end - Math.floor(((count - 1 - at) / count) * days) * DAY)
    yield entryAt(at, on, books, at < count * PAID)
  }
}

function entryAt(at: number, on: string, books: Books, isPaid: boolean): Entry {
  const pair = Math.floor(at / 2)
  const { receivable, payable, bank, incomes, expenses, parties, centres } = books
  const one = (list: number[]) => list[pair % list.length]
  const centre = centres[Math.floor(pair / 20) % centres.length]
  const base = { id: at + 1, on, amount: 1000 + ((pair * 7919) % 500_000), party: one(parties) }
  const plain = (account: number) => ({ account, centre: null })
  const income = { account: one(incomes), centre }
  if (at % 2 === 0) {
    return pair % 2 === 0
      ? { ...base, kind: 'invoice', debit: plain(receivable), credit: income }
      : {
          ...base,
          kind: 'bill',
          debit: { account: one(expenses), centre },
          credit: plain(payable),
        }
  }
  if (!isPaid) return { ...base, kind: 'sale', party: null, debit: plain(bank), credit: income }
  return pair % 2 === 0
    ? { ...base, kind: 'receipt', debit: plain(bank), credit: plain(receivable) }
    : { ...base, kind: 'payment', debit: plain(payable), credit: plain(bank) }
}
