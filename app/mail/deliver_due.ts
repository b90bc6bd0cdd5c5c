import { clock } from '#kernel/companies/clock'
import { deliverMail } from '#kernel/mail/deliver_mail'
import { mailSettings } from '#kernel/mail/mail_settings'
import { recoverLost } from '#kernel/mail/recover_lost'
import { readRows } from '#kernel/records/storage/reader'
import { moment } from '#kernel/records/values/moment'

/** Longer than any hand-over lasts: a worker silent for so long is dead. */
const LOST_AFTER = 10 * 60_000
const BATCH = 50

/** Sends every mail that waits and is due, the oldest first, until there is none or `signal` says so. */
export async function deliverDue(signal?: AbortSignal) {
  await recoverLost(new Date(clock().getTime() - LOST_AFTER))
  let last = 0
  while (!signal?.aborted && (await mailSettings())) {
    const due = await readRows<{ id: number }>(DUE, [moment(clock()), last])
    if (due.length === 0) return
    for (const { id } of due) {
      if (signal?.aborted) return
      await deliverMail(Number(id))
      last = Number(id)
    }
  }
}

const DUE = `SELECT \`id\` FROM \`outgoing_mail\` WHERE \`state\` = 'waiting' AND \`due_at\` <= ? AND \`id\` > ?
  ORDER BY \`id\` LIMIT ${BATCH}`
