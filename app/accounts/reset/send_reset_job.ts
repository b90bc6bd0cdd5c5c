import { newLinkToken } from '#kernel/accounts/link_token'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { contextOfUser } from '#kernel/accounts/reset/context_of_user'
import type { Context } from '#kernel/companies/context'
import { defineJob } from '#kernel/jobs/define_job'
import { sendMail } from '#kernel/mail/send_mail'
import { moment } from '#kernel/records/values/moment'

const HOUR = 60 * 60_000

/** Sends the link to a new password, where there is an account that could use it; else nothing happens. */
export default defineJob<{ login: string; language: string }>({
  name: 'kernel.accounts.send_reset',
  as: 'kernel',
  atomic: true,
  notice: 'never',
  async run(ctx, { login, language }) {
    const user = await findUser(ctx, login)
    const own = user && (await contextOfUser(ctx, Number(user.id)))
    if (user && own) await sendReset(own, user, language)
  },
})

interface Account {
  id: number
  name: string
  email: string
  language: string | null
}

async function findUser(ctx: Context, login: string): Promise<Account | undefined> {
  const column = login.includes('@') ? 'email' : 'login'
  const [user] = await ctx.rows<Account>(
    `SELECT \`id\`, \`name\`, \`email\`, \`language\` FROM \`users\` WHERE \`${column}\` = ?
     AND \`archived_at\` IS NULL AND \`disabled_at\` IS NULL AND \`password_hash\` IS NOT NULL`,
    [login]
  )
  return user
}

async function sendReset(ctx: Context, { id, name, email, language }: Account, asked: string) {
  const { token, digest } = newLinkToken()
  const until = new Date(ctx.now.getTime() + HOUR)
  const now = moment(ctx.now)
  await ctx.trx!.from('password_resets').where('user_id', id).delete()
  await ctx.trx!.from('password_resets').where('expires_at', '<=', now).delete()
  await ctx
    .trx!.insertQuery()
    .table('password_resets')
    .insert({ token_hash: digest, user_id: id, created_at: now, expires_at: moment(until) })
  await sendMail(ctx, {
    to: email,
    name,
    template: 'kernel.password_reset',
    params: { name },
    locale: language ?? asked,
    path: `/reset-password?token=${token}`,
    isSecret: true,
    record: { model: 'kernel.user', id: Number(id) },
    validUntil: until,
  })
  await securityEvent(ctx, 'password_reset_asked', { subjectId: Number(id) })
}
