import { type Context, Money, Refusal } from 'kontor/plugin'
import { yearOn } from '../../cash/year_on.js'
import { keepTotals } from '../../documents/totals/keep_totals.js'
import type AdvanceRequest from '../../models/advance_request.js'
import type AdvanceRequestLine from '../../models/advance_request_line.js'
import AdvanceRequestTax from '../../models/advance_request_tax.js'
import { frozenTax } from '../../tax/frozen_tax.js'
import { reckonRequest } from './reckon_request.js'
import { refuseNothing } from './refuse.js'

/**
 * Makes a request final: totals and taxes are frozen, and it gets the next number of its year. Nothing is booked: a
 * contract nobody has fulfilled yet stands in no ledger, and tax is due on what is received.
 */
export async function issueRequest(ctx: Context, request: AdvanceRequest) {
  if (!request.isDraft) throw new Refusal('E_REQUEST_ISSUED', { number: request.number ?? '' })
  const lines = await ctx.lines<AdvanceRequestLine>(request, 'lines')
  const totals = await reckonRequest(ctx, request, lines)
  refuseNothing(lines, totals.total)
  const money = (units: bigint) => Money.of(units, request.currency)
  Object.assign(request, {
    state: 'issued',
    issuedAt: ctx.now.toISOString(),
    dueOn: request.dueOn ?? request.onDate,
    paid: money(0n),
    used: money(0n),
    open: money(totals.total),
  })
  keepTotals(request, totals)
  const parent = { model: 'accounting.advance_request', id: request.id }
  for (const one of totals.summary) {
    const values = { requestId: request.id, ...frozenTax(one, request.currency) }
    await ctx.records(AdvanceRequestTax).create(values, parent)
  }
  const year = await yearOn(ctx, request.onDate)
  ctx.number('advance_request', request, { part: `REQ/${year.name}` })
  return request
}
