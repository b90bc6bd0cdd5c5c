import { kernelContext } from '#kernel/companies/kernel_context'
import { refusalTexts } from '#kernel/http/messages'
import { tellAuthor } from '#kernel/mail/tell_author'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

interface LostMail {
  id: number
  company_id: number
  sending_since: string
  handed_over_at: string | null
}

/** Mails whose worker has been silent since then are nobody's any more. */
export async function recoverLost(before: Date) {
  for (const mail of await readRows<LostMail>(`${LOST} AND \`sending_since\` <= ?`, [
    moment(before),
  ])) {
    await recover(mail)
  }
}

/** The same for one mail whose worker is known to be dead. */
export async function recoverMail(id: number) {
  const [mail] = await readRows<LostMail>(`${LOST} AND \`id\` = ?`, [id])
  if (mail) await recover(mail)
}

/**
 * Where the server had got nothing yet the mail waits again. Where it had, nobody knows whether it took it:
 * to send it again could be to send it twice, so a person decides.
 */
async function recover({ id, company_id: companyId, sending_since, ...mail }: LostMail) {
  const ctx = await kernelContext({ companyId: Number(companyId) })
  await transaction(ctx, async (inner) => {
    const { title } = refusalTexts(inner.locale, 'E_MAIL_UNCONFIRMED')
    const changes = mail.handed_over_at
      ? { state: 'unconfirmed', error: title }
      : { state: 'waiting', due_at: moment(inner.now) }
    const changed = await inner
      .trx!.from('outgoing_mail')
      .where({ id, state: 'sending', sending_since })
      .update(changes)
    if (Number(changed) > 0 && mail.handed_over_at) await tellAuthor(inner, Number(id))
  })
}

const LOST =
  "SELECT `id`, `company_id`, `sending_since`, `handed_over_at` FROM `outgoing_mail` WHERE `state` = 'sending'"
