import type { HttpContext } from '@adonisjs/core/http'
import { savedAs } from '#kernel/http/saved_as'
import { contextOf } from '#kernel/companies/request_context'
import { mailAttachment, mailPreview } from '#kernel/mail/mail_preview'
import { answerData } from '#kernel/records/api/answer'

/** Nothing runs, nothing is fetched, nothing is sent: a mail is foreign matter even where we wrote it. */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** What a mail says: as plain text for the screen, as HTML for a frame of its own. */
export default class MailPreviewController {
  async text(http: HttpContext) {
    const { text, attachments } = await mailPreview(contextOf(http), Number(http.params.id))
    answerData(http, { text, attachments })
  }

  async html(http: HttpContext) {
    const { html } = await mailPreview(contextOf(http), Number(http.params.id))
    const { response } = http
    response.header('Content-Type', 'text/html; charset=utf-8')
    response.header('Content-Security-Policy', POLICY)
    response.header('X-Frame-Options', 'SAMEORIGIN')
    response.send(html)
  }

  /** Saved, never shown in place: what it holds may come from anybody. */
  async attachment(http: HttpContext) {
    const { id, attachment } = http.params
    const file = await mailAttachment(contextOf(http), Number(id), Number(attachment))
    const { response } = http
    response.header('Content-Type', file.mediaType)
    response.header('Content-Disposition', savedAs(file.name))
    response.header('X-Content-Type-Options', 'nosniff')
    response.header('Cache-Control', 'no-store')
    response.send(file.content)
  }
}
