import { type Context, Money, Refusal, settings } from 'kontor/plugin'
import { heldUntilEnd } from '../../ledger/held_until_end.js'
import Invoice from '../../models/invoice.js'
import { rateOn } from '../../payments/rates/rate_on.js'
import { partyTerms, type PartyTerms } from '../extensions.js'
import { toCompany } from './to_company.js'

/** What a customer owes, in minor units of the company's currency; within a transaction as it is now, until its end. */
async function owedBy(ctx: Context, partyId: number) {
  const receivable = await ctx.rows<{ id: number }>(
    "SELECT `id` FROM `accounting_accounts` WHERE `company_id` = ? AND `type` = 'receivable'",
    [ctx.company.id]
  )
  if (receivable.length === 0) return 0n
  const [row] = await ctx.rows<{ owed: string | number }>(
    'SELECT COALESCE(SUM(`company_open`), 0) AS `owed` FROM `accounting_open_items` ' +
      'WHERE `company_id` = ? AND `party_id` = ? AND `is_open` = 1 ' +
      `AND \`account_id\` IN (${receivable.map(() => '?').join(', ')})${heldUntilEnd(ctx)}`,
    [ctx.company.id, partyId, ...receivable.map((one) => one.id)]
  )
  return BigInt(row.owed)
}

/** What a customer may owe altogether in minor units of the company's currency; null without a limit. */
function creditLimit(ctx: Context, { creditLimit: limit }: PartyTerms): bigint | null {
  return limit === null ? null : limit / 10n ** BigInt(6 - Money.of(0, ctx.company.currency).scale)
}

/** What a customer may still owe besides his open items; null without a limit. */
export async function creditLeft(
  ctx: Context,
  partyId: number,
  terms?: PartyTerms
): Promise<bigint | null> {
  const limit = creditLimit(ctx, terms ?? (await partyTerms(ctx, partyId)))
  return limit === null ? null : limit - (await owedBy(ctx, partyId))
}

/**
 * What other drafts of invoices to a customer come to, in minor units of the company's currency: promised already. Those
 * in a currency whose rate nobody knows cannot be posted and do not count.
 */
export async function draftedFor(ctx: Context, partyId: number, but = 0): Promise<bigint> {
  const drafts = await ctx.records(Invoice).where(
    {
      and: [
        ['party_id', 'eq', partyId],
        ['kind', 'eq', 'invoice'],
        ['state', 'eq', 'draft'],
        ['id', 'ne', but],
      ],
    },
    { lock: ctx.trx ? 'share' : false }
  )
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
export async function refuseOverLimit(
  ctx: Context,
  invoice: Invoice,
  terms: PartyTerms,
  companyTotal: bigint
) {
  if (invoice.kind !== 'invoice' || creditPolicy(ctx) !== 'refuse') return
  if (terms.creditLimit === null) return
  // Invoices of one customer with a limit are posted one after the other, and what was posted meanwhile is seen.
  await ctx.records('contacts.party').lock(invoice.partyId)
  const left = (await creditLeft(ctx, invoice.partyId, terms))!
  const over = companyTotal + (await draftedFor(ctx, invoice.partyId, invoice.id)) - left
  if (over <= 0n) return
  const { currency } = ctx.company
  throw new Refusal('E_CREDIT_LIMIT', { over: `${Money.of(over, currency)} ${currency}` })
}

/** What the company does about invoices above a limit. */
export function creditPolicy(ctx: Context) {
  return settings<{ credit_limit: 'ignore' | 'warn' | 'refuse' }>(ctx, 'accounting').credit_limit
}
