import type { Context } from 'kontor/plugin'
import type AdvanceRequest from '../../models/advance_request.js'
import type AdvanceRequestLine from '../../models/advance_request_line.js'
import type AdvanceRequestTax from '../../models/advance_request_tax.js'
import { thawedTax } from '../../tax/frozen_tax.js'
import { reckonRequest } from './reckon_request.js'

/** What a request comes to, in minor units of its currency: as it was issued, of a draft what it would come to now. */
export async function requestFacts(
  ctx: Context,
  request: AdvanceRequest,
  lines: readonly AdvanceRequestLine[]
) {
  if (request.isDraft) {
    const { lines: each, summary, net, tax, total } = await reckonRequest(ctx, request, lines)
    return { lineNets: each.map((one) => one.net), taxes: summary, net, tax, total }
  }
  const taxes = await ctx.lines<AdvanceRequestTax>(request, 'taxes')
  return {
    lineNets: lines.map((line) => line.net?.units ?? 0n),
    taxes: taxes.map(thawedTax),
    net: request.net!.units,
    tax: request.tax!.units,
    total: request.total!.units,
  }
}
