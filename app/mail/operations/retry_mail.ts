import { Refusal } from '#kernel/http/refusal'
import { askToSend } from '#kernel/mail/ask_to_send'
import type OutgoingMail from '#kernel/mail/outgoing_mail'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

const TRIED_AGAIN = ['waiting', 'failed', 'unconfirmed', 'held']

/** Sends a mail that failed, that waits for its next try, or that a restore holds, now. */
export default defineOperation<OutgoingMail>({
  name: 'kernel.outgoing_mail.retry',
  on: 'kernel.outgoing_mail',
  when: (mail) => TRIED_AGAIN.includes(String(mail.state)),
  place: 'primary',
  icon: 'i-lucide-send',
  async run(ctx, mail) {
    if (!TRIED_AGAIN.includes(mail.state)) throw new Refusal('E_MAIL_STATE')
    mail.state = 'waiting'
    mail.attempts = 0
    mail.dueAt = moment(ctx.now)
    await askToSend(ctx, mail.id, ctx.now)
  },
})
