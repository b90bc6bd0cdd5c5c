import { choice, datetime, email, integer, longText, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

export const MAIL_STATES = [
  'waiting',
  'sending',
  'sent',
  'failed',
  'unconfirmed',
  'cancelled',
  'held',
] as const
export type MailState = (typeof MAIL_STATES)[number]

/** A mail to someone outside: written with what it is about, sent after the commit, kept as the sent copy. */
@model({
  name: 'kernel.outgoing_mail',
  title: 'subject',
  search: ['subject', 'recipient', 'recipient_name'],
  verbs: [],
  sort: '-id',
  state: { field: 'state', path: ['waiting', 'sending', 'sent'] },
  list: ['subject', 'recipient', 'state', 'attempts', 'due_at', 'sent_at', 'created_at'],
  form: [
    { key: 'mail', fields: ['recipient', 'recipient_name', 'template', 'language'] },
    {
      key: 'delivery',
      fields: ['attempts', 'due_at', 'sent_at', 'valid_until', 'error', 'answer', 'message_id'],
    },
  ],
  icon: 'i-lucide-mails',
})
export default class OutgoingMail extends RecordModel {
  @email({ required: true, readonly: true }) declare recipient: string
  @text({ readonly: true, max: 120 }) declare recipientName: string | null
  @text({ required: true, readonly: true }) declare subject: string
  @text({ required: true, readonly: true, max: 120, hidden: 'list' }) declare template: string
  @choice({ of: 'language', required: true, readonly: true, hidden: 'list' })
  declare language: string
  @choice({
    of: MAIL_STATES,
    default: 'waiting',
    readonly: true,
    colors: {
      waiting: 'neutral',
      sending: 'info',
      sent: 'success',
      failed: 'error',
      unconfirmed: 'warning',
      cancelled: 'neutral',
      held: 'warning',
    },
  })
  declare state: MailState
  @integer({ readonly: true, default: 0 }) declare attempts: number
  @datetime({ required: true, readonly: true }) declare dueAt: string
  /** After it the mail would only confuse: a link in it has expired. */
  @datetime({ readonly: true, hidden: 'list' }) declare validUntil: string | null
  @datetime({ readonly: true }) declare sentAt: string | null
  @longText({ readonly: true, hidden: 'list' }) declare error: string | null
  /** What the server said when it took the mail. */
  @text({ readonly: true, max: 500, hidden: 'list' }) declare answer: string | null
  @text({ readonly: true, max: 191, hidden: 'list' }) declare messageId: string | null
  /** The record it is about: whoever may read that may read this. */
  @text({ readonly: true, max: 120, hidden: true }) declare aboutModel: string | null
  @integer({ readonly: true, hidden: true }) declare aboutId: number | null
}
