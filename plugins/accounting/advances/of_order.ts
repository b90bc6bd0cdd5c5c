import type { Context } from 'kontor/plugin'
import type Advance from '../models/advance.js'
import AdvanceRequest from '../models/advance_request.js'
import Payment from '../models/payment.js'

/** What a document says it belongs to: its own id where it is kept already, the number of the order or request. */
export interface Belonging {
  invoiceId?: number | null
  reference?: string | null
}

/**
 * Which of these advances were paid for the same order as a document: on a request it is the final invoice of, on one of the
 * same reference, or with a payment that names it.
 */
export async function ofSameOrder(
  ctx: Context,
  advances: readonly Advance[],
  { invoiceId, reference }: Belonging
): Promise<Set<number>> {
  const wanted = plain(reference)
  if (advances.length === 0 || (!wanted && !invoiceId)) return new Set()
  const requests = byId(await AdvanceRequest.where(ctx, ['id', 'in', idsOf(advances, 'requestId')]))
  const payments = byId(await Payment.where(ctx, ['id', 'in', idsOf(advances, 'paymentId')]))
  const same = advances.filter(({ requestId, paymentId, text }) => {
    const request = requests.get(requestId ?? 0)
    if (invoiceId && request?.invoiceId === invoiceId) return true
    const said = [
      request?.reference,
      request?.number,
      payments.get(paymentId ?? 0)?.reference,
      text,
    ]
    return wanted !== '' && said.some((one) => plain(one) === wanted)
  })
  return new Set(same.map((one) => one.id))
}

/** The order in which a document uses them: what was paid for its own order first, else the oldest. */
export const ownFirst = (advances: readonly Advance[], own: ReadonlySet<number>) => [
  ...advances.filter((one) => own.has(one.id)),
  ...advances.filter((one) => !own.has(one.id)),
]

const plain = (text: string | null | undefined) => (text ?? '').trim().toLowerCase()

const idsOf = (advances: readonly Advance[], key: 'requestId' | 'paymentId') => [
  ...new Set(advances.flatMap((one) => one[key] ?? [])),
]

const byId = <One extends { id: number }>(records: readonly One[]) =>
  new Map(records.map((one) => [one.id, one]))
