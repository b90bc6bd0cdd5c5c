import { createHash } from 'node:crypto'
import { networkOf } from '#kernel/accounts/network'
import { hashPassword, needsNewHash, verifyPassword } from '#kernel/accounts/passwords'
import { countAttempt, forgiveAttempt, perAccount, perNetwork } from '#kernel/accounts/throttle'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'

export interface SignedIn {
  id: number
  securityEpoch: number
}

interface Account {
  id: number
  password_hash: string | null
  security_epoch: number
  disabled_at: string | null
}

/**
 * Who a log-in name or address and a password belong to. Unknown, wrong, disabled and without a password
 * are answered alike and after the same time; too many attempts with 429.
 */
export async function signIn(login: string, password: string, ip: string): Promise<SignedIn> {
  const name = login.trim().normalize('NFKC').toLowerCase()
  const account = await findAccount(name)
  const counted = perAccount(account ? `user:${account.id}` : `name:${digest(name)}`)
  const network = perNetwork(`net:${networkOf(ip)}`)
  await countAttempt([network, counted])
  const usable = account && !account.disabled_at ? account.password_hash : null
  if (!(await verifyPassword(usable, password))) throw wrong()
  await forgiveAttempt(counted, network)
  await renewHash(account!, password)
  return { id: Number(account!.id), securityEpoch: Number(account!.security_epoch) }
}

/** Asks someone who is signed in for his password again, before something that matters. */
export async function confirmPassword(userId: number, password: string, ip: string, field: string) {
  const [account] = await readRows<Account>(`${ACCOUNT} WHERE \`id\` = ?`, [userId])
  const counted = perAccount(`user:${userId}`)
  const network = perNetwork(`net:${networkOf(ip)}`)
  await countAttempt([network, counted])
  if (!(await verifyPassword(account.password_hash, password))) {
    throw Refusal.input([{ field, code: 'E_PASSWORD_WRONG' }])
  }
  await forgiveAttempt(counted, network)
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
async function renewHash(account: Account, password: string) {
  if (!needsNewHash(account.password_hash!)) return
  const renewed = await hashPassword(password)
  await transaction(await kernelContext({}), ({ trx }) =>
    trx!
      .from('users')
      .where({ id: account.id, password_hash: account.password_hash! })
      .update({ password_hash: renewed })
  )
}

const wrong = () => Refusal.input([{ field: 'password', code: 'E_SIGN_IN_FAILED' }])

const digest = (name: string) => createHash('sha256').update(name).digest('hex')

const ACCOUNT = 'SELECT `id`, `password_hash`, `security_epoch`, `disabled_at` FROM `users`'
