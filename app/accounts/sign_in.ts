import { createHash } from 'node:crypto'
import { networkOf } from '#kernel/accounts/network'
import { hashPassword, needsNewHash, verifyPassword } from '#kernel/accounts/passwords'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { countAttempt, forgiveAttempt, perAccount, perNetwork } from '#kernel/accounts/throttle'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'

export interface SignedIn {
  id: number
  securityEpoch: number
  /** The password is the first of two steps. */
  hasSecondFactor: boolean
}

interface Account {
  id: number
  password_hash: string | null
  security_epoch: number
  disabled_at: string | null
  second_factor_at: string | null
}

/**
 * Who a log-in name or address and a password belong to. Unknown, wrong, disabled and without a password
 * are answered alike and after the same time; too many attempts with 429.
 */
export async function signIn(ctx: Context, login: string, password: string): Promise<SignedIn> {
  const name = login.trim().normalize('NFKC').toLowerCase()
  const account = await findAccount(name)
  const counted = perAccount(account ? `user:${account.id}` : `name:${digest(name)}`)
  const network = perNetwork(`net:${networkOf(ipOf(ctx))}`)
  const isLast = await countAttempt([network, counted])
  const usable = account && !account.disabled_at ? account.password_hash : null
  if (!(await verifyPassword(usable, password))) {
    await noteFailure(ctx, account, isLast)
    throw wrong()
  }
  await forgiveAttempt(counted, network)
  await renewHash(ctx, account!, password)
  return {
    id: Number(account!.id),
    securityEpoch: Number(account!.security_epoch),
    hasSecondFactor: account!.second_factor_at !== null,
  }
}

/** Asks someone who is signed in for his password again, before something that matters. */
export async function confirmPassword(ctx: Context, password: string, field: string) {
  const [account] = await readRows<Account>(`${ACCOUNT} WHERE \`id\` = ?`, [ctx.user.id])
  const counted = perAccount(`user:${ctx.user.id}`)
  const network = perNetwork(`net:${networkOf(ipOf(ctx))}`)
  const isLast = await countAttempt([network, counted])
  if (!(await verifyPassword(account.password_hash, password))) {
    await noteFailure(ctx, account, isLast)
    throw Refusal.input([{ field, code: 'E_PASSWORD_WRONG' }])
  }
  await forgiveAttempt(counted, network)
}

/** The address attempts are counted with. */
export const ipOf = (ctx: Context) => ctx.origin?.ip ?? ''

/** What was typed is not noted: people type passwords into the wrong field. */
async function noteFailure(ctx: Context, account: Account | undefined, isLast: boolean) {
  const subjectId = account ? Number(account.id) : null
  await securityEvent(ctx, 'sign_in_failed', { subjectId })
  if (isLast) await securityEvent(ctx, 'sign_in_throttled', { subjectId })
}

/** A name with "@" is an address, another one a log-in name; the two can never be the same. */
async function findAccount(name: string): Promise<Account | undefined> {
  const column = name.includes('@') ? 'email' : 'login'
  const [account] = await readRows<Account>(
    `${ACCOUNT} WHERE \`${column}\` = ? AND \`archived_at\` IS NULL`,
    [name]
  )
  return account
}

/** The cost of hashing grows with the years: whoever signs in gets today's. */
async function renewHash(ctx: Context, account: Account, password: string) {
  if (!needsNewHash(account.password_hash!)) return
  const renewed = await hashPassword(password)
  await transaction(ctx, ({ trx }) =>
    trx!
      .from('users')
      .where({ id: account.id, password_hash: account.password_hash! })
      .update({ password_hash: renewed })
  )
}

const wrong = () => Refusal.input([{ field: 'password', code: 'E_SIGN_IN_FAILED' }])

const digest = (name: string) => createHash('sha256').update(name).digest('hex')

const ACCOUNT =
  'SELECT `id`, `password_hash`, `security_epoch`, `disabled_at`, `second_factor_at` FROM `users`'
