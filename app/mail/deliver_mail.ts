import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { refusalTexts } from '#kernel/http/messages'
import { Refusal, type RefusalParams } from '#kernel/http/refusal'
import { readAttachments } from '#kernel/mail/attachments/attachments_of'
import { mailSettings, type MailSettings } from '#kernel/mail/mail_settings'
import { nextTry } from '#kernel/mail/pauses'
import { openSecrets, reveal, revealHtml } from '#kernel/mail/secrets'
import { askToSend } from '#kernel/mail/ask_to_send'
import { handOver, type Letter, type Outcome } from '#kernel/mail/smtp'
import { tellAuthor } from '#kernel/mail/tell_author'
import { forgetWaiting } from '#kernel/mail/waiting_mails'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { instant, moment } from '#kernel/records/values/moment'

/** A mail as its row holds it, while it is this worker's. */
interface MailRow {
  id: number
  company_id: number
  recipient: string
  recipient_name: string | null
  subject: string
  html_body: string
  text_body: string
  sealed: string | null
  message_id: string
  created_at: string
  due_at: string
  valid_until: string | null
  attempts: number
  /** When this worker claimed it: the name of the claim. */
  sending_since: string
  company: string
}

/** What came of it, or the code of what stood in its way before there was a connection. */
type Result = Outcome | { kind: 'refused'; code: string; params?: RefusalParams }

/**
 * Sends a mail that waits. Two marks make sure that it leaves once: before the server gets its first byte and
 * after the server took it. A worker that died between the two leaves it for a person to decide.
 */
export async function deliverMail(id: number): Promise<void> {
  const settings = await mailSettings()
  if (!settings) return forgetWaiting()
  if (!(await claim(id))) return
  const mail = await readMail(id)
  await note(mail, await send(settings, mail))
}

/** It is this worker's now; false where it does not wait, is not due, or another was faster. */
async function claim(id: number) {
  return transaction(await kernelContext({}), async ({ trx, now }) => {
    const claimed = await trx!
      .from('outgoing_mail')
      .where({ id, state: 'waiting' })
      .where('due_at', '<=', moment(now))
      .increment('attempts', 1)
    if (Number(claimed) === 0) return false
    await trx!
      .from('outgoing_mail')
      .where('id', id)
      .update({ state: 'sending', sending_since: moment(now), handed_over_at: null })
    return true
  })
}

async function send(settings: MailSettings, mail: MailRow): Promise<Result> {
  if (mail.valid_until && instant(mail.valid_until) <= clock()) return refusedFor('E_MAIL_TOO_LATE')
  const secrets = openSecrets(mail.sealed)
  if (!secrets) return refusedFor('E_MAIL_SEALED')
  const letter: Letter = {
    recipient: mail.recipient,
    recipientName: mail.recipient_name,
    senderName: mail.company,
    subject: mail.subject,
    html: revealHtml(mail.html_body, secrets),
    text: reveal(mail.text_body, secrets),
    messageId: mail.message_id,
    date: instant(mail.created_at),
  }
  const attachments = await attachmentsOf(mail)
  if (attachments instanceof Refusal) return refusedFor(attachments.code, attachments.params)
  return handOver(settings, { ...letter, attachments }, () => markHandedOver(mail))
}

/** The files, or what is wrong with them. */
async function attachmentsOf({ id }: MailRow) {
  try {
    return await readAttachments(Number(id))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Throws where the mail is no longer this worker's: then nothing is sent. */
async function markHandedOver({ id, sending_since: since }: MailRow) {
  const ctx = await kernelContext({})
  const marked = await transaction(ctx, ({ trx, now }) =>
    trx!
      .from('outgoing_mail')
      .where({ id, state: 'sending', sending_since: since })
      .update({ handed_over_at: moment(now) })
  )
  if (Number(marked) === 0) throw new Error('another worker has taken this mail over')
}

/** Writes down what came of it, and asks for the next try. Of a mail given up meanwhile only good news counts. */
async function note(mail: MailRow, outcome: Result) {
  const ctx = await kernelContext({ companyId: Number(mail.company_id) })
  await transaction(ctx, async (inner) => {
    const changes = changesFor(mail, outcome, inner)
    const noted = await inner
      .trx!.from('outgoing_mail')
      .where({ id: mail.id, sending_since: mail.sending_since })
      .whereIn('state', changes.state === 'sent' ? ['sending', 'unconfirmed'] : ['sending'])
      .update(changes)
    if (Number(noted) === 0) return
    if (changes.state === 'failed') await tellAuthor(inner, Number(mail.id))
    if (changes.state !== 'waiting') return
    await askToSend(inner, Number(mail.id), instant(changes.due_at!))
  })
}

function changesFor(mail: MailRow, outcome: Result, { now, locale }: Context) {
  if (outcome.kind === 'accepted') {
    const answer = outcome.answer.slice(0, 500)
    return { state: 'sent', sent_at: moment(now), answer, error: null, sealed: null }
  }
  const error =
    'code' in outcome ? refusalTexts(locale, outcome.code, outcome.params).title : outcome.error
  const next = outcome.kind === 'failed' ? nextTry(Number(mail.attempts), now) : null
  if (!next) return { state: 'failed', error }
  return { state: 'waiting', due_at: moment(next), handed_over_at: null, error }
}

const refusedFor = (code: string, params: RefusalParams = {}) =>
  ({ kind: 'refused', code, params }) as const

async function readMail(id: number) {
  const [mail] = await readRows<MailRow>(MAIL, [id])
  return mail
}

const MAIL = `SELECT m.\`id\`, m.\`company_id\`, m.\`recipient\`, m.\`recipient_name\`, m.\`subject\`, m.\`html_body\`,
  m.\`text_body\`, m.\`sealed\`, m.\`message_id\`, m.\`created_at\`, m.\`due_at\`, m.\`valid_until\`, m.\`attempts\`, m.\`sending_since\`,
  c.\`name\` AS \`company\` FROM \`outgoing_mail\` m JOIN \`companies\` c ON c.\`id\` = m.\`company_id\` WHERE m.\`id\` = ?`
