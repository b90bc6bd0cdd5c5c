import { storePassword, wordsOf } from '#kernel/accounts/create_user'
import { linkDigest } from '#kernel/accounts/link_token'
import { checkPassword, hashPassword } from '#kernel/accounts/passwords'
import { contextOfUser } from '#kernel/accounts/reset/context_of_user'
import { tellOfNewPassword } from '#kernel/accounts/reset/tell_of_new_password'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

interface Account {
  id: number
  name: string
  email: string
  login: string | null
}

/** Whose password a link may set; undefined where it was used, replaced or is older than an hour. */
export async function accountOfReset(token: string, now: Date): Promise<Account | undefined> {
  const [account] = await readRows<Account>(ACCOUNT, [linkDigest(token), moment(now)])
  return account
}

/** Sets a new password by the link of a mail, once. Every session and token of the old one ends. */
export async function resetPassword(guest: Context, token: string, password: string) {
  const account = await accountOfReset(token, guest.now)
  if (!account) throw spent()
  checkPassword(password, wordsOf(account))
  const passwordHash = await hashPassword(password)
  await transaction(guest, async (ctx) => {
    const id = Number(account.id)
    const taken = await ctx
      .trx!.from('password_resets')
      .where('token_hash', linkDigest(token))
      .delete()
    if (Number(taken) === 0) throw spent()
    await ctx.trx!.from('password_resets').where('user_id', id).delete()
    await storePassword(ctx, id, passwordHash)
    await securityEvent(ctx, 'password_reset', { userId: id, subjectId: id })
    const own = await contextOfUser(ctx, id)
    if (own) await tellOfNewPassword(own, id)
  })
}

const spent = () => new Refusal('E_RESET_LINK', {}, { status: 403 })

const ACCOUNT = `SELECT u.\`id\`, u.\`name\`, u.\`email\`, u.\`login\` FROM \`password_resets\` r
  JOIN \`users\` u ON u.\`id\` = r.\`user_id\` WHERE r.\`token_hash\` = ? AND r.\`expires_at\` > ?
  AND u.\`archived_at\` IS NULL AND u.\`disabled_at\` IS NULL`
