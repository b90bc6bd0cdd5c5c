import { deliverDue } from '#kernel/mail/deliver_due'
import { defineJob } from '#kernel/jobs/define_job'

/** Sends what still waits: once a mail server is set up, and as a net under everything else. */
export default defineJob({
  name: 'kernel.mail.deliver_due',
  as: 'kernel',
  notice: 'never',
  run: (_ctx, _payload, { signal }) => deliverDue(signal),
})
