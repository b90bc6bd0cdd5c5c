import type { Context } from 'kontor/plugin'
import { keepNets, keepTotals } from '../../documents/totals/keep_totals.js'
import type AdvanceRequest from '../../models/advance_request.js'
import type AdvanceRequestLine from '../../models/advance_request_line.js'
import { reckonRequest } from './reckon_request.js'

/** Fills in what follows from the lines of a draft. What was issued is left alone. */
export async function prepareRequest(ctx: Context, request: AdvanceRequest) {
  if (!request.isDraft || !request.id) return
  const lines = await ctx.lines<AdvanceRequestLine>(request, 'lines')
  const totals = await reckonRequest(ctx, request, lines)
  keepNets(request, lines, totals)
  keepTotals(request, totals)
}
