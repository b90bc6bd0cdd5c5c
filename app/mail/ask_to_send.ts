import type { Context } from '#kernel/companies/context'
import { moment } from '#kernel/records/values/moment'

/** Asks for one try to send a mail; asked for twice, it is tried once. Runs in an open transaction. */
export function askToSend(ctx: Context, id: number, at: Date) {
  return ctx.later('kernel.mail.send', { mail_id: id }, { key: `${id}:${moment(at)}`, at })
}
