import edge from 'edge.js'
import { hasMessage, message } from '#kernel/http/messages'
import type { RefusalParams } from '#kernel/http/refusal'

export interface MailParts {
  template: string
  params: RefusalParams
  language: string
  /** Whose letter it is: the name on top and below. */
  company: string
  /** Where its button leads, an address or the placeholder of a secret one. */
  link?: string
  /** What stands below the body, made by us: its HTML is put in as it is. */
  content?: MailContent
}

export interface MailContent {
  html: string
  text: string
}

export interface RenderedMail {
  subject: string
  html: string
  text: string
}

const LONGEST_SUBJECT = 200

/**
 * A mail in the recipient's language, as HTML and as plain text from the same words. A template is a group of
 * messages: `subject`, `body` (an empty line begins a paragraph), and with a link `action` and `closing`.
 */
export function renderMail({
  template,
  params,
  language,
  company,
  link,
  content,
}: MailParts): RenderedMail {
  const root = rootOf(template)
  const values = { ...withoutPlaceholders(params), company }
  const say = (part: string) => message(language, `${root}.${part}`, values)
  const paragraphs = (part: string) =>
    hasMessage(language, `${root}.${part}`) ? say(part).split(/\n{2,}/) : []
  const subject = oneLine(say('subject'))
  const action = link ? { label: say('action'), link } : null
  const state = {
    language,
    company,
    subject,
    before: paragraphs('body'),
    content,
    action,
    hint: message(language, 'mail.link_hint'),
    after: paragraphs('closing'),
    footer: message(language, 'mail.footer', { company }),
  }
  return { subject, html: edge.renderSync('mail/message', state), text: plain(state) }
}

/** `kernel.invitation` → mail.templates.invitation, `crm.offer` → crm.mails.offer. */
function rootOf(template: string) {
  const [plugin, ...rest] = template.split('.')
  return plugin === 'kernel'
    ? `mail.templates.${rest.join('.')}`
    : `${plugin}.mails.${rest.join('.')}`
}

function plain({
  company,
  before,
  content,
  action,
  after,
  footer,
}: {
  company: string
  before: string[]
  content?: MailContent
  action: { label: string; link: string } | null
  after: string[]
  footer: string
}) {
  const button = action ? [`${action.label}:\n${action.link}`] : []
  return `${[company, ...before, ...(content ? [content.text] : []), ...button, ...after, `-- \n${footer}`].join('\n\n')}\n`
}

/** A line break in a subject would begin a header of the sender's choice. */
export function oneLine(text: string) {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SUBJECT)
}

/** A name that looks like the place of a secret must not be given one. */
function withoutPlaceholders(params: RefusalParams): RefusalParams {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replaceAll('%%', '% %') : value,
    ])
  )
}
