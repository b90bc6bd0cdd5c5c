import { type Context, Money } from 'kontor/plugin'
import Entry from '../../models/entry.js'
import Invoice from '../../models/invoice.js'
import type { Candidate } from './propose_matches.js'

/** An open item as the screen shows it; amounts as decimal texts, a debit above zero. */
export interface ShownItem {
  id: number
  entry_id: number
  number: string | null
  /** References and texts it goes by. */
  names: string[]
  on_date: string
  due_on: string
  currency: string
  amount: string
  open: string
  company_open: string
}

export interface OpenOfParty {
  items: ShownItem[]
  /** There are more than are shown. */
  is_cut: boolean
}

const MOST = 500
const FIELDS =
  'id,entry_id,reference,on_date,due_on,currency,amount,open,company_currency,company_open,account_id,party_id'

/** What of a party is open on an account, as the caller may see it, oldest due first. */
export async function openOfParty(
  ctx: Context,
  partyId: number,
  accountId: number
): Promise<OpenOfParty> {
  const { data } = await ctx.list('accounting.open_item', {
    filter: [
      ['company_id', 'eq', ctx.company.id],
      ['party_id', 'eq', partyId],
      ['account_id', 'eq', accountId],
      ['is_open', 'eq', true],
    ],
    fields: FIELDS,
    sort: 'due_on,id',
    limit: MOST,
  })
  const rows = data as unknown as Row[]
  const ids = [...new Set(rows.map((one) => one.entry_id))]
  const named = ids.length > 0 ? await namesOf(ctx, ids) : new Map<number, Named>()
  return {
    items: rows.map(({ reference, ...row }) => {
      const { number, names } = named.get(row.entry_id)!
      return { ...row, number, names: given([reference, ...names]) }
    }),
    is_cut: rows.length === MOST,
  }
}

type Row = Omit<ShownItem, 'number' | 'names'> & { reference: string | null }

interface Named {
  number: string | null
  names: string[]
}

async function namesOf(ctx: Context, ids: number[]) {
  const entries = await Entry.where(ctx, ['id', 'in', ids])
  const documents = await Invoice.where(ctx, ['entry_id', 'in', ids])
  return new Map<number, Named>(
    entries.map((entry) => {
      const document = documents.find((one) => one.entryId === entry.id)
      const names = [entry.reference, document?.reference, entry.text]
      return [entry.id, { number: entry.number, names: given(names) }]
    })
  )
}

const given = (names: (string | null | undefined)[]) =>
  [...new Set(names)].filter((one): one is string => Boolean(one))

/** As the rules of automatic matching take it. */
export function candidate(item: ShownItem, companyCurrency: string): Candidate {
  return {
    id: item.id,
    currency: item.currency,
    dueOn: item.due_on,
    names: given([item.number, ...item.names]),
    open: Money.parse(item.open, item.currency).units,
    companyOpen: Money.parse(item.company_open, companyCurrency).units,
  }
}
