export const REQUEST_STATES = [
  'draft',
  'issued',
  'part_paid',
  'paid',
  'settled',
  'cancelled',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** Whether a request in this state was issued and stands. */
export const isIssued = (state: string) => state !== 'draft' && state !== 'cancelled'

/** States in which something is still to be paid. */
export const ASKED: readonly RequestState[] = ['issued', 'part_paid']

/** What of a request came, and what of that no invoice has deducted yet: minor units of its currency. */
export interface Paid {
  total: bigint
  paid: bigint
  unused: bigint
}

/** The state of an issued request: settled once all of it came and invoices have deducted it. */
export function paidState({ total, paid, unused }: Paid): RequestState {
  if (paid <= 0n) return 'issued'
  if (paid < total) return 'part_paid'
  return unused > 0n ? 'paid' : 'settled'
}
