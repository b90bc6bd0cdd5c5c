import { type Context, Money } from 'kontor/plugin'
import type AdvanceRequest from '../../models/advance_request.js'
import type AdvanceRequestLine from '../../models/advance_request_line.js'
import { reckonRequest } from './reckon_request.js'

/** Fills in what follows from the lines of a draft. What was issued is left alone. */
export async function prepareRequest(ctx: Context, request: AdvanceRequest) {
  if (!request.isDraft || !request.id) return
  const { currency } = request
  const lines = await ctx.lines<AdvanceRequestLine>(request, 'lines')
  const totals = await reckonRequest(ctx, request, lines)
  for (const [at, line] of lines.entries()) {
    line.currency = currency
    line.net = Money.of(totals.lines[at].net, currency)
  }
  request.net = Money.of(totals.net, currency)
  request.tax = Money.of(totals.tax, currency)
  request.total = Money.of(totals.total, currency)
}
