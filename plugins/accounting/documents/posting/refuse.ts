import { type Context, Money, Refusal, settings } from 'kontor/plugin'
import Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import { partyTerms } from '../extensions.js'

/** Nothing to post, or less than nothing. */
export function refuseEmpty(lines: InvoiceLine[], total: bigint) {
  if (lines.length === 0) throw Refusal.input([{ field: 'lines', code: 'E_LINES_MISSING' }])
  if (total < 0n) throw new Refusal('E_TOTAL_NEGATIVE')
}

/** The same bill twice would be paid twice. Names the one that is there. */
export async function refuseDuplicate(ctx: Context, invoice: Invoice) {
  if (invoice.isSale) return
  const { kind, partyId, reference } = invoice
  if (!reference) throw Refusal.input([{ field: 'reference', code: 'E_REFERENCE_NEEDED' }])
  const same = await Invoice.findBy(ctx, {
    and: [
      ['party_id', 'eq', partyId],
      ['reference', 'eq', reference],
      ['kind', 'eq', kind],
      ['state', 'eq', 'posted'],
    ],
  })
  if (same && same.id !== invoice.id) {
    throw new Refusal('E_DUPLICATE_REFERENCE', { reference, number: same.number ?? '' })
  }
}

/** A credit note gives back no more than its invoice asked for, with those before it. */
export async function refuseOverCredit(ctx: Context, invoice: Invoice, total: bigint) {
  if (!invoice.refundsId) return
  const refunded = await Invoice.findOrFail(ctx, invoice.refundsId)
  const others = await Invoice.where(ctx, {
    and: [
      ['refunds_id', 'eq', refunded.id],
      ['state', 'eq', 'posted'],
    ],
  })
  const before = others
    .filter((one) => one.id !== invoice.id)
    .reduce((sum, one) => sum + one.total!.units, 0n)
  const left = Money.of(refunded.total!.units - before, refunded.currency)
  if (total <= left.units) return
  const params = { number: refunded.number ?? '', left: `${left} ${left.currency}` }
  throw new Refusal('E_CREDIT_OVER', params)
}

const OWED =
  'SELECT COALESCE(SUM(`i`.`company_open`), 0) AS `owed` FROM `accounting_open_items` `i` ' +
  "JOIN `accounting_accounts` `a` ON `a`.`id` = `i`.`account_id` WHERE `i`.`company_id` = ? AND `i`.`party_id` = ? AND `a`.`type` = 'receivable'"

/** What a customer owes, in minor units of the company's currency. */
export async function owedBy(ctx: Context, partyId: number) {
  const [row] = await ctx.rows<{ owed: string | number }>(OWED, [ctx.company.id, partyId])
  return BigInt(row.owed)
}

/** What a customer may still owe in minor units of the company's currency; null without a limit. */
export async function creditLeft(ctx: Context, partyId: number): Promise<bigint | null> {
  const { creditLimit } = await partyTerms(ctx, partyId)
  if (creditLimit === null) return null
  const { scale } = Money.of(0, ctx.company.currency)
  return creditLimit / 10n ** BigInt(6 - scale) - (await owedBy(ctx, partyId))
}

/** Sells to a customer above his limit only where the company does not mind, or by whoever may. */
export async function refuseOverLimit(ctx: Context, invoice: Invoice, companyTotal: bigint) {
  if (invoice.kind !== 'invoice' || creditPolicy(ctx) !== 'refuse') return
  const left = await creditLeft(ctx, invoice.partyId)
  if (left === null || companyTotal <= left) return
  const { currency } = ctx.company
  const over = Money.of(companyTotal - left, currency)
  throw new Refusal('E_CREDIT_LIMIT', { over: `${over} ${currency}` })
}

export function creditPolicy(ctx: Context) {
  return settings<{ credit_limit: 'ignore' | 'warn' | 'refuse' }>(ctx, 'accounting').credit_limit
}
