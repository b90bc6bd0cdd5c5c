import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import { accountFor } from '../../ledger/account_for.js'
import type { Purpose } from '../../ledger/account_types.js'
import { journalOf } from '../../ledger/journal_of.js'
import OpenItem from '../../models/open_item.js'

export { refused } from '../refused.js'

/** The books of a company, with what tests of payments need of them. */
export async function books(world: World) {
  await world.enable('accounting')
  const ctx = await world.context()
  const party = (name = 'Oakworks') =>
    world.create('contacts.party', { name }).then((one) => one.id)
  const account = async (purpose: Purpose) => (await accountFor(ctx, purpose)).id
  const journal = async (kind: 'bank' | 'cash' | 'general') => (await journalOf(ctx, kind)).id
  return { ctx, party, account, journal }
}

type Amount = [company: string, foreign?: string, currency?: string]

/** Posts what a party owes (above zero) or is owed (with a minus), and answers its open item. */
export async function owe(
  world: World,
  partyId: number,
  [company, foreign, currency]: Amount,
  onDate = '2026-01-10'
) {
  const { ctx, account, journal } = await books(world)
  const isDebit = !company.startsWith('-')
  const size = company.replace('-', '')
  const own = isDebit ? 'receivable' : 'payable'
  const other = isDebit ? 'sales' : 'purchases'
  const side = (debit: boolean) => (debit ? { debit: size } : { credit: size })
  const abroad = foreign ? { foreign_currency: currency, foreign_amount: foreign } : {}
  const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
    journal_id: await journal('general'),
    on_date: onDate,
    lines: [
      { account_id: await account(own), party_id: partyId, ...side(isDebit), ...abroad },
      { account_id: await account(other), ...side(!isDebit) },
    ],
  })
  await ctx.run('accounting.entry.post', entry)
  const [item] = await OpenItem.where(ctx, ['entry_id', 'eq', entry.id])
  return item.id
}

/** The books, and a customer who owes an amount in them: `oak` and its open item. */
export async function owing(world: World, amount: Amount, onDate?: string) {
  const all = await books(world)
  const oak = await all.party()
  return { ...all, oak, item: await owe(world, oak, amount, onDate) }
}

type Line = { open_item_id: number; amount: string; [more: string]: unknown }

/** Makes and posts a payment; answers its id. */
export async function pay(
  world: World,
  partyId: number,
  amount: string,
  lines: Line[],
  more: Record<string, unknown> = {}
) {
  const { ctx, journal } = await books(world)
  const payment = await ctx.run<RecordModel>('accounting.payment.create', null, {
    direction: 'in',
    party_id: partyId,
    journal_id: await journal('bank'),
    on_date: '2026-02-10',
    amount,
    lines,
    ...more,
  })
  await ctx.run('accounting.payment.post', payment)
  return payment.id
}

/** What is open of items, in their own and in the company's currency. */
export async function openOf(world: World, ...ids: number[]) {
  const ctx = await world.context()
  const told: (string | boolean)[][] = []
  for (const id of ids) {
    const item = await OpenItem.findOrFail(ctx, id)
    told.push([String(item.open), String(item.companyOpen), item.isOpen])
  }
  return told
}

/** The balance of the account of a purpose, a debit above zero, in minor units. */
export async function balanceOf(world: World, purpose: Purpose) {
  const { ctx, account } = await books(world)
  const [row] = await ctx.rows<{ sum: string | null }>(
    'SELECT CAST(SUM(COALESCE(`debit`, 0) - COALESCE(`credit`, 0)) AS CHAR) AS `sum` FROM `accounting_entry_lines` ' +
      'WHERE `company_id` = ? AND `account_id` = ? AND `is_posted` = 1',
    [ctx.company.id, await account(purpose)]
  )
  return row.sum ?? '0'
}
