import { randomUUID } from 'node:crypto'
import { appUrl } from '#config/app'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { mailSettings } from '#kernel/mail/mail_settings'
import { renderMail } from '#kernel/mail/render_mail'
import { handOver, type Outcome } from '#kernel/mail/smtp'

/** Sends a mail to the caller himself at once, past the queue, and answers what the server said. */
export async function sendTestMail(ctx: Context): Promise<Outcome> {
  const settings = await mailSettings()
  if (!settings) throw new Refusal('E_MAIL_NOT_SET_UP')
  const rendered = renderMail({
    template: 'kernel.test',
    params: { name: ctx.user.name },
    language: ctx.locale,
    company: ctx.company.name,
  })
  const letter = {
    ...rendered,
    recipient: ctx.user.email,
    recipientName: ctx.user.name,
    senderName: ctx.company.name,
    messageId: `<test-${randomUUID()}@${new URL(appUrl).hostname}>`,
    date: ctx.now,
  }
  return handOver(settings, letter, async () => {})
}
