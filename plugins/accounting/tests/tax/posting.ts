import { type Context, Money } from 'kontor/plugin'
import { transaction, type World } from 'kontor/testing'
import { accountFor } from '../../ledger/account_for.js'
import { journalOf } from '../../ledger/journal_of.js'
import { postEntry } from '../../ledger/post_entry.js'
import { computeTaxes } from '../../tax/engine/compute_taxes.js'
import type { TaxScope } from '../../tax/lists.js'
import { taxRulesOf } from '../../tax/rules_of.js'
import { taxLinesOf } from '../../tax/tax_lines_of.js'

/** A document as these tests write it: nets in euros, taxes by their codes. */
export interface WrittenTaxes {
  scope: TaxScope
  isCreditNote?: boolean
  onDate?: string
  lines: { net: string; tax: string }[]
}

const MILLION = 1_000_000n
export const euro = (text: string) => Money.parse(text, 'EUR')

export async function companyIn(world: World, country: string) {
  await world.as('ada').run('kernel.company.update', (await world.company()).id, { country })
  return world.context({ plugins: ['accounting'] })
}

async function taxId(ctx: Context, code: string) {
  const { data } = await ctx.list('accounting.tax', { filter: ['code', 'eq', code] })
  return Number(data[0].id)
}

/** The totals of a document, and the lines and marks of its taxes. */
export async function plannedTaxes(ctx: Context, written: WrittenTaxes) {
  const { scope, isCreditNote = false, onDate = ctx.today, lines } = written
  const priced = []
  for (const line of lines) {
    const [rule] = await taxRulesOf(ctx, [await taxId(ctx, line.tax)], { isCreditNote })
    priced.push({ quantity: MILLION, price: euro(line.net).units * 10_000n, taxes: [rule] })
  }
  const totals = computeTaxes({ currencyDecimals: 2, lines: priced })
  const own = await accountFor(ctx, scope === 'sale' ? 'sales' : 'purchases')
  const accounts = lines.map(() => own.id)
  const toCompany = (amount: bigint) => amount
  const posting = { scope, isCreditNote, totals, accounts, onDate, currency: 'EUR', toCompany }
  return { own, totals, ...(await taxLinesOf(ctx, posting)) }
}

/** Posts a document with its taxes for a party; answers the entry and its open item. */
export async function postTaxed(ctx: Context, partyId: number, written: WrittenTaxes) {
  const { own, totals, lines, marks } = await plannedTaxes(ctx, written)
  const isSale = written.scope === 'sale'
  const sides = isSale === !written.isCreditNote
  const booked = (amount: bigint, isDebit: boolean) => {
    const size = Money.of(amount, 'EUR')
    return isDebit ? { debit: size } : { credit: size }
  }
  const entry = await transaction(ctx, async (inner) =>
    postEntry(inner, {
      journalId: (await journalOf(inner, isSale ? 'sales' : 'purchases')).id,
      onDate: written.onDate ?? ctx.today,
      kind: 'document',
      lines: [
        ...totals.lines.map(({ net }) => ({ accountId: own.id, ...booked(net, !sides) })),
        ...lines,
        {
          accountId: (await accountFor(inner, isSale ? 'receivable' : 'payable')).id,
          partyId,
          ...booked(totals.total, sides),
        },
      ],
      marks,
    })
  )
  return { entry, totals }
}

/** What a customer pays on the bank; answers the entry. */
export function postPaid(ctx: Context, partyId: number, amount: string, onDate = ctx.today) {
  return transaction(ctx, async (inner) =>
    postEntry(inner, {
      journalId: (await journalOf(inner, 'bank')).id,
      onDate,
      kind: 'payment',
      lines: [
        { accountId: (await accountFor(inner, 'bank')).id, debit: euro(amount) },
        { accountId: (await accountFor(inner, 'receivable')).id, partyId, credit: euro(amount) },
      ],
    })
  )
}

/** Matches all that is open of a party. */
export async function matchOpen(ctx: Context, partyId: number, onDate = ctx.today) {
  const { data } = await ctx.list('accounting.open_item', {
    filter: [
      ['party_id', 'eq', partyId],
      ['is_open', 'eq', true],
    ],
  })
  const items = data.map((one) => Number(one.id))
  return ctx.run('accounting.open_item.match', null, { items, on_date: onDate })
}

export async function codesOf(ctx: Context, model: string) {
  const { data } = await ctx.list(model, { limit: '500' })
  return new Map(data.map((one) => [Number(one.id), String(one.code)]))
}

/** The marks there are, as `box amount`, in the order they were made. */
export async function marksIn(ctx: Context) {
  const boxes = await codesOf(ctx, 'accounting.return_box')
  const { data } = await ctx.list('accounting.tax_mark', { sort: 'id' })
  return data.map((mark) => `${boxes.get(Number(mark.box_id))} ${mark.amount}`)
}

/** Debits less credits on an account, by its code, over posted lines. */
export async function balanceOf(ctx: Context, code: string) {
  const [row] = await ctx.rows<{ balance: string | null }>(
    'SELECT CAST(SUM(COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0)) AS CHAR) AS `balance` FROM `accounting_entry_lines` `l` ' +
      'JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` WHERE `l`.`is_posted` = 1 AND `l`.`company_id` = ? AND `a`.`code` = ?',
    [ctx.company.id, code]
  )
  return Money.of(row.balance ?? 0, 'EUR').toString()
}
