import { type Context, Decimal } from 'kontor/plugin'
import { reckon } from '../../documents/totals/reckon.js'
import type AdvanceRequest from '../../models/advance_request.js'
import type AdvanceRequestLine from '../../models/advance_request_line.js'
import { offOf } from './off.js'

/** Totals and taxes of a request as its lines stand, by the engine that reckons invoices. */
export function reckonRequest(
  ctx: Context,
  request: AdvanceRequest,
  lines: readonly AdvanceRequestLine[]
) {
  return reckon(
    ctx,
    request,
    lines.map(({ quantity, price, discount, share, taxId }) => ({
      quantity,
      price,
      taxId,
      discount: new Decimal(offOf(discount?.units ?? 0n, share?.units ?? null), 6),
    }))
  )
}
