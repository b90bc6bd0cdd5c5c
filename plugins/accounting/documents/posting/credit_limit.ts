import { type Context, Money, Refusal, settings } from 'kontor/plugin'
import Invoice from '../../models/invoice.js'
import { rateOn } from '../../payments/rates/rate_on.js'
import { partyTerms } from '../extensions.js'
import { toCompany } from './to_company.js'

const OWED =
  'SELECT COALESCE(SUM(`i`.`company_open`), 0) AS `owed` FROM `accounting_open_items` `i` ' +
  "JOIN `accounting_accounts` `a` ON `a`.`id` = `i`.`account_id` WHERE `i`.`company_id` = ? AND `i`.`party_id` = ? AND `a`.`type` = 'receivable'"

/** What a customer owes, in minor units of the company's currency. */
async function owedBy(ctx: Context, partyId: number) {
  const [row] = await ctx.rows<{ owed: string | number }>(OWED, [ctx.company.id, partyId])
  return BigInt(row.owed)
}

/** What a customer may owe altogether in minor units of the company's currency; null without a limit. */
async function creditLimit(ctx: Context, partyId: number): Promise<bigint | null> {
  const { creditLimit: limit } = await partyTerms(ctx, partyId)
  return limit === null ? null : limit / 10n ** BigInt(6 - Money.of(0, ctx.company.currency).scale)
}

/** What a customer may still owe besides his open items; null without a limit. */
export async function creditLeft(ctx: Context, partyId: number): Promise<bigint | null> {
  const limit = await creditLimit(ctx, partyId)
  return limit === null ? null : limit - (await owedBy(ctx, partyId))
}

/**
 * What other drafts of invoices to a customer come to, in minor units of the company's currency: promised already. Those
 * in a currency whose rate nobody knows cannot be posted and do not count.
 */
export async function draftedFor(ctx: Context, partyId: number, but = 0): Promise<bigint> {
  const drafts = await Invoice.where(ctx, {
    and: [
      ['party_id', 'eq', partyId],
      ['kind', 'eq', 'invoice'],
      ['state', 'eq', 'draft'],
      ['id', 'ne', but],
    ],
  })
  let sum = 0n
  for (const draft of drafts) {
    const { currency, rate, onDate, total } = draft
    const isKnown =
      currency === ctx.company.currency || rate || (await rateOn(ctx, currency, onDate))
    if (total && isKnown) sum += (await toCompany(ctx, draft)).convert(total.units)
  }
  return sum
}

/** Sells to a customer above his limit, other drafts counted, only where the company does not mind, or by whoever may. */
export async function refuseOverLimit(ctx: Context, invoice: Invoice, companyTotal: bigint) {
  if (invoice.kind !== 'invoice' || creditPolicy(ctx) !== 'refuse') return
  const left = await creditLeft(ctx, invoice.partyId)
  if (left === null) return
  const over = companyTotal + (await draftedFor(ctx, invoice.partyId, invoice.id)) - left
  if (over <= 0n) return
  const { currency } = ctx.company
  throw new Refusal('E_CREDIT_LIMIT', { over: `${Money.of(over, currency)} ${currency}` })
}

/** What the company does about invoices above a limit. */
export function creditPolicy(ctx: Context) {
  return settings<{ credit_limit: 'ignore' | 'warn' | 'refuse' }>(ctx, 'accounting').credit_limit
}
