import { type Context, Money } from 'kontor/plugin'
import { rateOn } from '../../payments/rates/rate_on.js'
import { seesAll } from '../../statements/sees_amounts.js'
import { creditLeft, creditPolicy, draftedFor } from '../posting/credit_limit.js'
import type { Asked } from './terms_for.js'

export interface Credit {
  /** What a customer may still owe besides what other drafts promise, in the company's currency; may be below zero. */
  left: string
  /** The same in the document's currency, rounded down; null where no rate is known. */
  in_document: string | null
}

/** What a document that is being typed may come to; null without a limit, or for who may not see what it is made of. */
export async function creditFor(ctx: Context, asked: Asked, partyId: number) {
  if (creditPolicy(ctx) === 'ignore' || !maySee(ctx)) return null
  const open = await creditLeft(ctx, partyId)
  if (open === null) return null
  const left = open - (await draftedFor(ctx, partyId, asked.invoiceId ?? 0))
  return {
    left: Money.of(left, ctx.company.currency).toString(),
    in_document: await inDocument(ctx, asked, left),
  }
}

const maySee = (ctx: Context) =>
  seesAll(ctx, 'accounting.open_item') && seesAll(ctx, 'accounting.invoice')

async function inDocument(ctx: Context, { currency, rate, onDate }: Asked, left: bigint) {
  const own = ctx.company.currency
  if (currency === own) return Money.of(left, own).toString()
  const used = rate ?? (await rateOn(ctx, currency, onDate))
  if (!used) return null
  const up = left * 10n ** BigInt(Money.of(0, currency).scale + used.scale)
  const down = 10n ** BigInt(Money.of(0, own).scale) * used.units
  return Money.of(up / down - (up < 0n && up % down !== 0n ? 1n : 0n), currency).toString()
}
