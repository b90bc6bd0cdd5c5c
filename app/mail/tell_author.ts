import { notify } from '#kernel/activity/notifications/notify'
import type { Context } from '#kernel/companies/context'

/** Tells whoever caused a mail that it did not arrive, or may not have. Runs in an open transaction. */
export async function tellAuthor(ctx: Context, id: number) {
  const mail = await ctx.trx!.from('outgoing_mail').where('id', id).firstOrFail()
  if (!mail.created_by) return
  await notify(ctx, Number(mail.created_by), {
    key: `mail.notices.${mail.state}`,
    params: { subject: mail.subject, recipient: mail.recipient },
    href: `/kernel/outgoing-mail/${id}`,
  })
}
