import { type Context, Money, Refusal } from 'kontor/plugin'
import Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'

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
  // Bills of one supplier are posted one after the other, and what was posted meanwhile is seen.
  await ctx.records('contacts.party').find(partyId, { lock: true })
  const [same] = await ctx.records(Invoice).where(
    {
      and: [
        ['party_id', 'eq', partyId],
        ['reference', 'eq', reference],
        ['kind', 'eq', kind],
        ['state', 'eq', 'posted'],
        ['id', 'ne', invoice.id],
      ],
    },
    { lock: 'share', limit: 1 }
  )
  if (same) {
    throw new Refusal('E_DUPLICATE_REFERENCE', { reference, number: same.number ?? '' })
  }
}

/** A credit note gives back no more than its invoice asked for, with those before it; nothing of one that was taken back. */
export async function refuseOverCredit(ctx: Context, invoice: Invoice, total: bigint) {
  if (!invoice.refundsId) return
  const refunded = (await ctx.records(Invoice).find(invoice.refundsId, {
    lock: true,
  }))!
  if (refunded.state !== 'posted') {
    throw new Refusal('E_CREDIT_CANCELLED', { number: refunded.number ?? '' })
  }
  const others = await ctx.records(Invoice).where(
    {
      and: [
        ['refunds_id', 'eq', refunded.id],
        ['state', 'eq', 'posted'],
      ],
    },
    { lock: 'share' }
  )
  const before = others
    .filter((one) => one.id !== invoice.id)
    .reduce((sum, one) => sum + one.total!.units, 0n)
  const left = Money.of(refunded.total!.units - before, refunded.currency)
  if (total <= left.units) return
  const params = { number: refunded.number ?? '', left: `${left} ${left.currency}` }
  throw new Refusal('E_CREDIT_OVER', params)
}
