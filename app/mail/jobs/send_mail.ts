import { deliverMail } from '#kernel/mail/deliver_mail'
import { recoverMail } from '#kernel/mail/recover_lost'
import { defineJob } from '#kernel/jobs/define_job'

/** Sends one mail; asked for with each mail and with each next try. */
export default defineJob<{ mail_id: number }>({
  name: 'kernel.mail.send',
  as: 'kernel',
  notice: 'never',
  async run(_ctx, { mail_id: id }, { attempt }) {
    // A second try of the same job: the worker of the first one is dead, and so is its claim.
    if (attempt > 1) await recoverMail(id)
    await deliverMail(id)
  },
})
