import { createHash } from 'node:crypto'
import { appUrl } from '#config/app'
import type { Context } from '#kernel/companies/context'
import { closestLocale } from '#kernel/http/messages'
import type { RefusalParams } from '#kernel/http/refusal'
import { askToSend } from '#kernel/mail/ask_to_send'
import type { Attachment } from '#kernel/mail/attachments/attachment'
import { keepAttachments } from '#kernel/mail/attachments/keep_attachments'
import OutgoingMail from '#kernel/mail/outgoing_mail'
import { oneLine, renderMail, type MailContent } from '#kernel/mail/render_mail'
import { placeholder, sealSecrets } from '#kernel/mail/secrets'
import { email } from '#kernel/records/fields/types/contact_details'
import { moment } from '#kernel/records/values/moment'

export interface NewMail {
  to: string
  /** How the recipient is called, for the head of the mail. */
  name?: string | null
  /** `kernel.invitation`: a group of messages, see `renderMail`. */
  template: string
  params?: RefusalParams
  /** The recipient's language. */
  locale: string
  /** Where the button of the mail leads, on this Kontor: "/contacts/parties/7". */
  path?: string
  /** The path itself opens a door: it is sealed in the row and gone once the mail is sent. */
  isSecret?: boolean
  /** The record it is about, which then lists it. */
  record?: { model: string; id: number }
  /** Not sent any more after this moment. */
  validUntil?: Date
  /** A table or the like below the body. */
  content?: MailContent
  /** Files that go with it, ten megabytes in all. */
  attachments?: readonly Attachment[]
}

/**
 * Writes a mail into the open transaction; it leaves after the commit, once, however often that is tried.
 *
 * @example
 * await sendMail(ctx, { to: party.email, template: 'crm.offer', params: { number }, locale: 'uk' })
 */
export async function sendMail(ctx: Context, mail: NewMail): Promise<OutgoingMail> {
  if (!ctx.trx) throw new Error(`${mail.template}: a mail is written within a transaction`)
  const link = mail.path && new URL(mail.path, appUrl).href
  const { subject, html, text } = renderMail({
    template: mail.template,
    params: mail.params ?? {},
    language: closestLocale(mail.locale),
    company: oneLine(ctx.company.name),
    content: mail.content,
    link: link && (mail.isSecret ? placeholder('link') : link),
  })
  const record = await OutgoingMail.create(ctx, {
    recipient: addressOf(mail.to),
    recipientName: mail.name ? oneLine(mail.name).slice(0, 120) : null,
    subject,
    template: mail.template,
    language: closestLocale(mail.locale),
    dueAt: moment(ctx.now),
    validUntil: mail.validUntil ? moment(mail.validUntil) : null,
    aboutModel: mail.record?.model ?? null,
    aboutId: mail.record?.id ?? null,
  })
  record.messageId = messageIdOf(record.id, ctx.now)
  await ctx.trx
    .from('outgoing_mail')
    .where('id', record.id)
    .update({
      html_body: html,
      text_body: text,
      sealed: link && mail.isSecret ? sealSecrets({ link }) : null,
    })
  await keepAttachments(ctx, record.id, mail.attachments ?? [])
  await askToSend(ctx, record.id, ctx.now)
  return record
}

/** The same however often the mail is tried, so that a receiver knows it again. */
function messageIdOf(id: number, at: Date) {
  const digest = createHash('sha256').update(`${appUrl} ${id} ${at.toISOString()}`).digest('hex')
  return `<mail-${id}-${digest.slice(0, 16)}@${new URL(appUrl).hostname}>`
}

/** Refuses what is no address; a line break in it would begin a header. */
function addressOf(to: string) {
  const field = {
    kind: 'email',
    key: 'to',
    property: 'to',
    plugin: 'kernel',
    required: true,
  } as const
  return email.parse(to, field, {}) as string
}
