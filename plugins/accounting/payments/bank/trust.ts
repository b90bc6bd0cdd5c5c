import { createHash } from 'node:crypto'

/** Where money goes: every field of a bank account that says so. */
export interface Destination {
  iban: string | null
  accountNumber: string | null
  bic: string | null
  holder: string | null
  currency: string | null
}

/** May be paid to, is paid to for the first time, or was changed and waits for a second person. */
export type Trust = 'known' | 'first' | 'changed'

/** The same for the same destination, however it is written; another for any other. Pure. */
export function digestOf({ iban, accountNumber, bic, holder, currency }: Destination) {
  const parts = [iban, accountNumber, bic, holder, currency].map((one) =>
    (one ?? '').replace(/\s+/g, ' ').trim().toUpperCase()
  )
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Until anything was paid to a party, what it gives first is taken; after that only what somebody confirmed. Pure. */
export function trustOf(digest: string, known: ReadonlySet<string>): Trust {
  if (known.has(digest)) return 'known'
  return known.size === 0 ? 'first' : 'changed'
}
