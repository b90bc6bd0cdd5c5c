import { Secret, TOTP } from 'otpauth'

const STEP = 30
/** A clock may be one step off, as RFC 6238 advises. */
const WINDOW = 1

/** A new secret of 160 bits, as authenticator apps read it. */
export const newFactorSecret = () => new Secret({ size: 20 }).base32

/** What an authenticator app reads from the picture: whose code it is, and of which Kontor. */
export function factorUri(secret: string, account: string, issuer: string) {
  return totp(secret, account, issuer).toString()
}

/** The time step a code belongs to, or null where it is none of this moment. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const delta = totp(secret).validate({ token: digits, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP) + delta
}

function totp(secret: string, label?: string, issuer?: string) {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: STEP,
    ...(label && { label }),
    ...(issuer && { issuer }),
  })
}
