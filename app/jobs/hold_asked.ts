import type { Context } from '#kernel/companies/context'
import { moment } from '#kernel/records/values/moment'

/** The job that sends a mail is asked for anew when somebody lets the mail go. */
const SENDING = 'kernel.mail.send'

/**
 * Holds the mails and jobs an open transaction has asked for: they may have left or been done before a restore, unknown
 * to the backup, so that a person lets each go.
 */
export async function holdAsked({ trx, work, now }: Context) {
  const mails = [...work!.tracked.values()]
    .filter(({ model }) => model.name === 'kernel.outgoing_mail')
    .map(({ record }) => record.id)
  await trx!
    .from('outgoing_mail')
    .whereIn('id', mails)
    .where('state', 'waiting')
    .update({ state: 'held' })
  const jobs = () => trx!.from('jobs').whereIn('id', work!.jobs).where('state', 'queued')
  await jobs()
    .where('name', SENDING)
    .update({ state: 'cancelled', finished_at: moment(now) })
  await jobs().update({ state: 'held' })
}
