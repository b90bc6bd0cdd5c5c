import { type Context, Money, Refusal } from 'kontor/plugin'
import AdvanceRequest from '../../models/advance_request.js'
import type AdvanceRequestLine from '../../models/advance_request_line.js'
import type AdvanceRequestTax from '../../models/advance_request_tax.js'
import { isTaxedOnReceipt } from '../taxed_on_receipt.js'
import { ASKED, paidState } from './states.js'
import { sharesAsked, sharesPaid, type TaxShare } from './tax_shares.js'

/** Money that pays a request, or a part of it. */
export interface PayingRequest {
  partyId: number
  direction: 'in' | 'out'
  /** Above zero, taxes included. */
  amount: Money
}

/**
 * How money that pays a request is divided among its taxes: none where the country's law knows no tax on receipt. Refuses
 * another party's request (E_REQUEST_PARTY), another currency (E_REQUEST_CURRENCY), one that asks for nothing any more
 * (E_REQUEST_CLOSED), and more than is open of it (E_REQUEST_OVER).
 */
export async function sharesOfRequest(
  ctx: Context,
  id: number,
  paying: PayingRequest
): Promise<TaxShare[]> {
  const request = await lockRequest(ctx, id)
  refusePaying(request, paying)
  const { units } = paying.amount
  if (!(await isTaxedOnReceipt(ctx, paying.direction))) return [{ taxId: null, amount: units }]
  const lines = await ctx.lines<AdvanceRequestLine>(request, 'lines')
  const taxes = await ctx.lines<AdvanceRequestTax>(request, 'taxes')
  const shares = sharesAsked({
    lines: lines.map(({ taxId, net }) => ({ taxId, net: net!.units })),
    taxes: taxes.map(({ taxId, amount }) => ({ taxId, amount: amount.units })),
  })
  return sharesPaid(shares, units, request.paid!.units)
}

/** What came of a request and what invoices deducted changes by so much, and its state with it; minor units. */
export async function changeRequest(
  ctx: Context,
  id: number | null,
  { paid = 0n, used = 0n }: { paid?: bigint; used?: bigint }
) {
  if (!id) return
  const request = await lockRequest(ctx, id)
  const money = (units: bigint) => Money.of(units, request.currency)
  request.paid = money(request.paid!.units + paid)
  request.used = money(request.used!.units + used)
  request.open = money(request.total!.units - request.paid.units)
  if (request.open.units < 0n) refuseOver(request, money(request.open.units + paid))
  request.state = paidState({
    total: request.total!.units,
    paid: request.paid.units,
    unused: request.paid.units - request.used.units,
  })
}

function refusePaying(request: AdvanceRequest, { partyId, direction, amount }: PayingRequest) {
  const number = request.number ?? ''
  if (request.partyId !== partyId || direction !== 'in') {
    throw new Refusal('E_REQUEST_PARTY', { number })
  }
  if (request.currency !== amount.currency) {
    throw new Refusal('E_REQUEST_CURRENCY', { number, currency: request.currency })
  }
  if (!ASKED.includes(request.state)) throw new Refusal('E_REQUEST_CLOSED', { number })
  if (amount.units > request.open!.units) refuseOver(request, request.open!)
}

function refuseOver({ number, currency }: AdvanceRequest, open: Money): never {
  throw new Refusal('E_REQUEST_OVER', { number: number ?? '', open: `${open} ${currency}` })
}

async function lockRequest(ctx: Context, id: number): Promise<AdvanceRequest> {
  const request = await ctx.records(AdvanceRequest).find(id, { lock: true })
  if (!request) throw Refusal.missing()
  return request
}
