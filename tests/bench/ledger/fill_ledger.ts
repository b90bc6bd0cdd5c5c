import { bulkOf } from '../custom/bulk.js'
import { dueAfter, entries, type Books, type Entry } from './entries.js'

const NOW = '2026-01-01 00:00:00.000'
const FIXED = { company_id: 1, version: 1, created_at: NOW, updated_at: NOW }

/** Balances that postings of the last minutes added and no job has folded yet. */
const UNFOLDED = 2000

/**
 * Puts so many posted lines straight into the books, with what posting keeps beside them: balances, open items,
 * matches. Answers what stands in the bank then, in minor units.
 */
export async function fillLedger(
  env: NodeJS.ProcessEnv,
  lines: number,
  books: Books,
  last: string
): Promise<number> {
  const count = lines / 2
  const all = () => entries(count, books, last)
  const db = await bulkOf(env)
  const put = (table: string, rows: Iterable<Record<string, unknown>>) =>
    db.withoutIndexes(table, async () => {
      const some = rows[Symbol.iterator]()
      const first = some.next()
      if (first.done) return
      const columns = Object.keys(first.value)
      await db.insert(table, columns, valuesOf(first.value, some))
    })
  await db.run('DELETE FROM accounting_balances')
  await put(
    'accounting_entries',
    mapped(all(), (one) => [entryRow(one, books.journal)])
  )
  await put('accounting_entry_lines', mapped(all(), lineRows))
  await put(
    'accounting_open_items',
    mapped(openAll(all()), (one) => [one])
  )
  await put('accounting_matches', mapped(all(), matchRows))
  const balances = new Balances(count - UNFOLDED / 2)
  for (const entry of all()) balances.add(entry)
  await put('accounting_balances', balances.rows())
  await db.close()
  return balances.of(books.bank)
}

function* valuesOf(
  first: Record<string, unknown>,
  rest: Iterator<Record<string, unknown>>
): Generator<unknown[]> {
  yield Object.values(first)
  for (let one = rest.next(); !one.done; one = rest.next()) yield Object.values(one.value)
}

function* mapped<T>(list: Iterable<T>, rowsOf: (one: T) => Record<string, unknown>[]) {
  for (const one of list) yield* rowsOf(one)
}

const entryRow = ({ id, on, amount, kind }: Entry, journal: number) => ({
  id,
  ...FIXED,
  number: `GEN/${on.slice(0, 4)}/${id}`,
  journal_id: journal,
  on_date: on,
  state: 'posted',
  kind: kind === 'sale' ? 'manual' : 'document',
  currency: 'EUR',
  amount,
  posted_at: NOW,
})

function lineRows(entry: Entry) {
  const { id, on, amount, party } = entry
  const side = partySide(entry)
  return (['debit', 'credit'] as const).map((key, at) => ({
    id: 2 * id - 1 + at,
    ...FIXED,
    entry_id: id,
    account_id: entry[key].account,
    party_id: side === key ? party : null,
    text: null,
    debit: key === 'debit' ? amount : null,
    credit: key === 'credit' ? amount : null,
    currency: 'EUR',
    due_on: side === key ? dueAfter(on) : null,
    cost_centre_id: entry[key].centre,
    on_date: on,
    is_posted: 1,
    is_closing: 0,
  }))
}

/** The side of an entry that its party stands on. */
function partySide({ kind }: Entry) {
  if (kind === 'sale') return null
  return kind === 'invoice' || kind === 'payment' ? 'debit' : 'credit'
}

/** An item of each entry with a party, numbered as the entry: open where the next entry does not pay it. */
function* openAll(all: Iterable<Entry>) {
  let before: Entry | undefined
  for (const entry of all) {
    if (before) yield* itemRows(before, entry)
    before = entry
  }
  if (before) yield* itemRows(before)
}

function itemRows(entry: Entry, next?: Entry) {
  const side = partySide(entry)
  if (!side) return []
  const isDocument = entry.kind === 'invoice' || entry.kind === 'bill'
  const isOpen = isDocument && (!next || next.kind === 'sale')
  const amount = side === 'debit' ? entry.amount : -entry.amount
  return [
    {
      id: entry.id,
      ...FIXED,
      entry_id: entry.id,
      entry_line_id: side === 'debit' ? 2 * entry.id - 1 : 2 * entry.id,
      account_id: entry[side].account,
      party_id: entry.party,
      on_date: entry.on,
      due_on: dueAfter(entry.on),
      currency: 'EUR',
      amount,
      open: isOpen ? amount : 0,
      company_currency: 'EUR',
      company_amount: amount,
      company_open: isOpen ? amount : 0,
      is_open: Number(isOpen),
    },
  ]
}

/** A payment closes the entry before it. */
function matchRows({ id, kind, amount, on }: Entry) {
  if (kind !== 'receipt' && kind !== 'payment') return []
  const [debit, credit] = kind === 'receipt' ? [id - 1, id] : [id, id - 1]
  return [
    {
      id,
      ...FIXED,
      on_date: on,
      debit_item_id: debit,
      credit_item_id: credit,
      debit_currency: 'EUR',
      debit_amount: amount,
      credit_currency: 'EUR',
      credit_amount: amount,
      company_currency: 'EUR',
      debit_company_amount: amount,
      credit_company_amount: amount,
    },
  ]
}

/** What posting adds to the balances: folded by account, month and cost centre, the newest as they were added. */
class Balances {
  private readonly folded = new Map<string, Record<string, unknown>>()
  private readonly added: Record<string, unknown>[] = []

  constructor(private readonly foldedTo: number) {}

  add(entry: Entry) {
    for (const side of ['debit', 'credit'] as const) {
      const { account, centre } = entry[side]
      const month = `${entry.on.slice(0, 7)}-01`
      const [debit, credit] = side === 'debit' ? [entry.amount, 0] : [0, entry.amount]
      const key = `${account} ${month} ${centre}`
      const sum = this.folded.get(key)
      if (entry.id <= this.foldedTo && sum) {
        sum.debit = Number(sum.debit) + debit
        sum.credit = Number(sum.credit) + credit
        sum.line_count = Number(sum.line_count) + 1
        continue
      }
      const row = {
        company_id: 1,
        account_id: account,
        month,
        cost_centre_id: centre,
        debit,
        credit,
        foreign_amount: 0,
        line_count: 1,
        is_closing: 0,
      }
      if (entry.id <= this.foldedTo) this.folded.set(key, row)
      else this.added.push(row)
    }
  }

  rows() {
    return [...this.folded.values(), ...this.added]
  }

  of(account: number) {
    return this.rows()
      .filter((row) => row.account_id === account)
      .reduce((sum, row) => sum + Number(row.debit) - Number(row.credit), 0)
  }
}
