import { createHash } from 'node:crypto'

/** What one event's hash covers, in the form its columns hold. */
export interface ChainedEvent {
  position: number
  at: string
  kind: string
  user_id: number | null
  subject_id: number | null
  in_company_id: number | null
  request_id: string | null
  details: string
  origin_digest: string
}

/** The hash before the first event. */
export const BEGINNING = '0'.repeat(64)

/** Covers an event and, through the hash before it, every earlier one. */
export function chainHash(before: string, event: ChainedEvent) {
  const id = (value: unknown) => (value === null ? null : Number(value))
  return sha256(
    JSON.stringify([
      before,
      Number(event.position),
      event.at,
      event.kind,
      id(event.user_id),
      id(event.subject_id),
      id(event.in_company_id),
      event.request_id,
      event.details,
      event.origin_digest,
    ])
  )
}

/** Stands for address and browser in the chain; without the salt nobody can guess them from it. */
export function originDigest(salt: string, ip: string | null, userAgent: string | null) {
  return sha256(JSON.stringify([salt, ip, userAgent]))
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
