import { createHash, randomBytes } from 'node:crypto'

/** The secret of a link in a mail: 256 random bits, of which only the digest is kept. */
export function newLinkToken() {
  const token = randomBytes(32).toString('base64url')
  return { token, digest: linkDigest(token) }
}

export const linkDigest = (token: string) => createHash('sha256').update(token).digest('hex')
