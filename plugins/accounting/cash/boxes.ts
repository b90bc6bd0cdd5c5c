import { type Context, Refusal } from 'kontor/plugin'
import Account from '../models/account.js'
import Journal from '../models/journal.js'

/** A cash box as the cash book sees it: a journal of cash with its account. */
export interface Box {
  id: number
  code: string
  name: string
  accountId: number
  /** What is counted in it. */
  currency: string
}

/** All cash boxes; of several journals of one account the first is its box. */
export async function boxesOf(ctx: Context): Promise<Box[]> {
  const journals = await Journal.where(ctx, {
    and: [
      ['kind', 'eq', 'cash'],
      ['account_id', 'notnull'],
      ['archived_at', 'null'],
    ],
  })
  const boxes = new Map<number, Box>()
  for (const journal of journals.sort((a, b) => a.id - b.id)) {
    if (!boxes.has(journal.accountId!)) boxes.set(journal.accountId!, await boxOf(ctx, journal))
  }
  return [...boxes.values()]
}

/** A journal of cash as its box. Refuses one that is no such journal, or has no account (E_JOURNAL_ACCOUNT). */
export async function boxOf(ctx: Context, journal: Journal): Promise<Box> {
  if (journal.kind !== 'cash' || !journal.accountId) {
    throw new Refusal('E_JOURNAL_ACCOUNT', { journal: journal.name })
  }
  const { id, code, name, accountId } = journal
  return { id, code, name, accountId, currency: await boxCurrency(ctx, journal) }
}

/** The currency of a box: its journal's, else its account's, else the company's. */
export async function boxCurrency(ctx: Context, { currency, accountId }: Journal) {
  if (currency) return currency
  const account = accountId ? await Account.find(ctx, accountId) : undefined
  return account?.currency ?? ctx.company.currency
}

/** The journal named, else that of the first cash box. Refuses E_CASH_BOX_MISSING where there is none. */
export async function firstBox(ctx: Context, journalId: number | null): Promise<Journal> {
  if (journalId) return Journal.findOrFail(ctx, journalId)
  const [box] = await boxesOf(ctx)
  if (!box) throw new Refusal('E_CASH_BOX_MISSING')
  return Journal.findOrFail(ctx, box.id)
}
