import { type Context, Money, type RecordModel } from 'kontor/plugin'
import { transaction, type World } from 'kontor/testing'
import { takeAdvance } from '../../advances/take.js'
import { recallAdvance } from '../../advances/recall.js'
import { accountFor } from '../../ledger/account_for.js'
import type { Purpose } from '../../ledger/account_types.js'
import { journalOf } from '../../ledger/journal_of.js'
import Advance from '../../models/advance.js'
import AdvanceUse from '../../models/advance_use.js'
import Invoice from '../../models/invoice.js'

export { refused } from '../payments/kit.js'

/** A company of a country whose books have begun, with a customer and what its books say of advances. */
export async function booksIn(world: World, country: string, currency?: string) {
  const company = await world.company()
  const changes = currency ? { country, currency } : { country }
  await world.as('ada').run('kernel.company.update', company.id, changes)
  const ctx = await world.context({ plugins: ['accounting'] })
  const oak = (await world.create('contacts.party', { name: 'Oakworks' })).id
  return { ctx, oak, ...tellers(ctx) }
}

function tellers(ctx: Context) {
  return {
    tax: async (code: string) =>
      (await ctx.records('accounting.tax').findBy(['code', 'eq', code]))!.id,
    /** Of the account of a purpose or a code, a debit above zero, in minor units. */
    balance: (of: string) => balance(ctx, of),
    box: (code: string, month: string) => box(ctx, code, month),
    rate: (currency: string, onDate: string, rate: string) =>
      ctx.run('accounting.exchange_rate.create', null, {
        currency,
        on_date: onDate,
        rate,
        per: '1',
      }),
  }
}

async function balance(ctx: Context, of: string) {
  const account = /^\d/.test(of)
    ? (await ctx.records('accounting.account').findBy(['code', 'eq', of]))!
    : await accountFor(ctx, of as Purpose)
  const [row] = await ctx.rows<{ sum: string | null }>(
    'SELECT CAST(SUM(COALESCE(`debit`, 0) - COALESCE(`credit`, 0)) AS CHAR) AS `sum` FROM `accounting_entry_lines` ' +
      'WHERE `company_id` = ? AND `account_id` = ? AND `is_posted` = 1',
    [ctx.company.id, account.id]
  )
  return row.sum ?? '0'
}

/** What the return counts in a box in a month, in minor units. */
async function box(ctx: Context, code: string, month: string) {
  const [row] = await ctx.rows<{ sum: string | null }>(
    'SELECT CAST(SUM(`m`.`amount`) AS CHAR) AS `sum` FROM `accounting_tax_marks` `m` ' +
      'JOIN `accounting_return_boxes` `b` ON `b`.`id` = `m`.`box_id` ' +
      'WHERE `m`.`company_id` = ? AND `b`.`code` = ? AND SUBSTR(`m`.`on_date`, 1, 7) = ?',
    [ctx.company.id, code, month]
  )
  return row.sum ?? '0'
}

interface Given {
  amount: string
  currency?: string
  direction?: 'in' | 'out'
  onDate?: string
  taxId?: number
}

/** Takes an advance of a party, by the bank. */
export async function take(ctx: Context, partyId: number, given: Given): Promise<Advance> {
  const { amount, onDate = '2026-01-15', taxId, direction = 'in' } = given
  const journalId = (await journalOf(ctx, 'bank')).id
  const money = Money.parse(amount, given.currency ?? ctx.company.currency)
  return transaction(ctx, (inner) =>
    takeAdvance(inner, { direction, partyId, journalId, onDate, amount: money, taxId })
  )
}

interface Document {
  net: string
  onDate?: string
  taxId?: number
  currency?: string
  kind?: string
  /** Ids of advances and how much of each. */
  advances?: [number, string][]
  [more: string]: unknown
}

/** A draft with one line. */
export function draft(ctx: Context, partyId: number, document: Document) {
  const {
    net,
    onDate = '2026-03-10',
    taxId,
    kind = 'invoice',
    advances = [],
    currency,
    ...more
  } = document
  return ctx.run<RecordModel>('accounting.invoice.create', null, {
    kind,
    party_id: partyId,
    on_date: onDate,
    reference: `R${net}`,
    lines: [{ text: 'Work', quantity: '1', price: net, tax_id: taxId ?? null }],
    advances: advances.map(([advance_id, amount]) => ({ advance_id, amount })),
    ...(currency ? { currency } : {}),
    ...more,
  })
}

export async function invoice(ctx: Context, partyId: number, document: Document): Promise<Invoice> {
  const { id } = await draft(ctx, partyId, document)
  await ctx.run('accounting.invoice.post', id)
  return Invoice.findOrFail(ctx, id)
}

/** Uses an advance for an invoice; all it can unless told. */
export function recall(
  ctx: Context,
  advance: Advance,
  of: Invoice,
  amount?: string,
  onDate = '2026-03-10'
) {
  return transaction(ctx, async (inner) => {
    const used = await Advance.findOrFail(inner, advance.id)
    const onto = await Invoice.findOrFail(inner, of.id)
    const money = amount ? Money.parse(amount, used.currency) : used.open
    return recallAdvance(inner, used, onto, money, onDate)
  })
}

/** What is open of an advance: state, amount, worth. */
export async function openOf(ctx: Context, { id }: { id: number }) {
  const advance = await Advance.findOrFail(ctx, id)
  return [advance.state, String(advance.open), String(advance.worthOpen)]
}

export const usesOf = (ctx: Context, { id }: { id: number }) =>
  AdvanceUse.where(ctx, ['advance_id', 'eq', id], { sort: 'id' })
