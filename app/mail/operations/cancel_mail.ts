import { Refusal } from '#kernel/http/refusal'
import type OutgoingMail from '#kernel/mail/outgoing_mail'
import { defineOperation } from '#kernel/records/operation'

const CANCELLED_FROM = ['waiting', 'failed', 'unconfirmed', 'held']

/** A mail that has not left is not to leave any more. */
export default defineOperation<OutgoingMail>({
  name: 'kernel.outgoing_mail.cancel',
  on: 'kernel.outgoing_mail',
  when: (mail) => CANCELLED_FROM.includes(String(mail.state)),
  place: 'secondary',
  icon: 'i-lucide-ban',
  async run(_ctx, mail) {
    if (!CANCELLED_FROM.includes(mail.state)) throw new Refusal('E_MAIL_STATE')
    mail.state = 'cancelled'
  },
})
