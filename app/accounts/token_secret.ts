import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const SHAPE = /^kontor_([\w-]{43})([0-9a-f]{8})$/

/** A new secret: 256 random bits between a word that scanners for leaked secrets find and a checksum. */
export function newSecret() {
  const random = randomBytes(32).toString('base64url')
  return `kontor_${random}${checksum(random)}`
}

/** Whether a text can be one of ours at all; what is not costs no query. */
export function isSecret(text: string) {
  const [, random, sum] = SHAPE.exec(text) ?? []
  return random !== undefined && checksum(random) === sum
}

/** What is stored in its place. Its randomness makes a slow hash pointless. */
export const digestOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** What people tell their tokens apart by. */
export const prefixOf = (secret: string) => secret.slice(0, 13)

const checksum = (text: string) => crc32(text).toString(16).padStart(8, '0')
