import type { Context } from '#kernel/companies/context'
import { sendMail } from '#kernel/mail/send_mail'

/** Tells a user by mail that his password alone opens his account now. Runs in an open transaction. */
export async function tellOfRemoval(ctx: Context, userId: number) {
  const user = await ctx.trx!.from('users').where('id', userId).firstOrFail()
  await sendMail(ctx, {
    to: user.email,
    name: user.name,
    template: 'kernel.second_factor_removed',
    params: { name: user.name },
    locale: user.language ?? ctx.company.language,
    record: { model: 'kernel.user', id: userId },
  })
}
