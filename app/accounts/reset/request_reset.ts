import { networkOf } from '#kernel/accounts/network'
import { countAttempt, perNetwork, type Counted } from '#kernel/accounts/throttle'
import { linkDigest } from '#kernel/accounts/link_token'
import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'

const perName = (digest: string): Counted => ({
  subject: `reset:${digest}`,
  limit: 3,
  doubles: true,
})

/**
 * Somebody wants a new password for a log-in name or address. Whether there is such an account is looked up
 * by a job: the answer and the time it takes are the same for every name.
 */
export async function requestReset(guest: Context, login: string, ip: string, language: string) {
  const name = login.trim().normalize('NFKC').toLowerCase()
  const network = { ...perNetwork(`reset-net:${networkOf(ip)}`), limit: 30 }
  await countAttempt([network, perName(linkDigest(name))])
  await transaction(guest, (ctx) =>
    ctx.later('kernel.accounts.send_reset', { login: name, language })
  )
}
