import hash from '@adonisjs/core/services/hash'
import { Refusal } from '#kernel/http/refusal'
import { isCommonPassword, lettersBeyond } from '#kernel/accounts/common_passwords'

const SHORTEST = 12
const LONGEST = 256
/** One hash takes 128 MiB for a moment: more of them at once and a flood of sign-ins fills the memory. */
const AT_ONCE = 2
const LONGEST_QUEUE = 64

let running = 0
const waiting: (() => void)[] = []

/** Why a password may not be used, or undefined. `context` are words an attacker tries first: name, address, company. */
export function passwordFault(password: string, context: readonly string[] = []) {
  const letters = [...password].length
  if (letters < SHORTEST) return 'E_PASSWORD_SHORT'
  if (letters > LONGEST) return 'E_PASSWORD_LONG'
  if (isCommonPassword(password)) return 'E_PASSWORD_COMMON'
  if (lettersBeyond(context, password) < 6) return 'E_PASSWORD_GUESSABLE'
  return undefined
}

/** Throws 422 where the password may not be used. */
export function checkPassword(password: string, context: readonly string[], field = 'password') {
  const code = passwordFault(password, context)
  if (code) throw Refusal.input([{ field, code, params: { shortest: SHORTEST, longest: LONGEST } }])
}

export function hashPassword(password: string) {
  return inTurn(() => hash.make(password.normalize('NFC')))
}

/** Takes as long for an account without a password as for one with another. */
export function verifyPassword(stored: string | null, password: string) {
  return inTurn(async () => {
    const isRight = await hash.verify(stored ?? (await placeholder()), password.normalize('NFC'))
    return isRight && stored !== null
  })
}

export const needsNewHash = (stored: string) => hash.needsReHash(stored)

let placeholderHash: Promise<string> | undefined

/** What an unknown account is compared with. */
function placeholder() {
  placeholderHash ??= hash.make('the password of nobody at all')
  return placeholderHash
}

/** A slot passes from one to the next in line, so that there are never more than `AT_ONCE`. */
async function inTurn<T>(work: () => Promise<T>) {
  if (running < AT_ONCE) running++
  else {
    if (waiting.length >= LONGEST_QUEUE) throw new Refusal('E_TOO_BUSY', {}, { status: 429 })
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
