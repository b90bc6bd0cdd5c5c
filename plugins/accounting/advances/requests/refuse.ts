import { type Decimal, Refusal } from 'kontor/plugin'
import type AdvanceRequest from '../../models/advance_request.js'

/** A share of nothing asks for nothing. */
export function refuseShare(share: Decimal | null) {
  if (share?.isZero) throw Refusal.input([{ field: 'share', code: 'E_SHARE_NOTHING' }])
}

/** Lines without anything to pay. */
export function refuseNothing(lines: readonly unknown[], total: bigint) {
  if (lines.length === 0) throw Refusal.input([{ field: 'lines', code: 'E_LINES_MISSING' }])
  if (total <= 0n) throw new Refusal('E_REQUEST_NOTHING')
}

/** Only what was issued, and was not cancelled, is sent or invoiced. */
export function refuseUnissued({ state }: AdvanceRequest) {
  if (state === 'draft') throw new Refusal('E_REQUEST_DRAFT')
  if (state === 'cancelled') throw new Refusal('E_REQUEST_CANCELLED')
}
