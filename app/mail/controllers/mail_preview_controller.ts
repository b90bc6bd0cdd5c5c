import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { mailPreview } from '#kernel/mail/mail_preview'
import { answerData } from '#kernel/records/api/answer'

/** Nothing runs, nothing is fetched, nothing is sent: a mail is foreign matter even where we wrote it. */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** What a mail says: as plain text for the screen, as HTML for a frame of its own. */
export default class MailPreviewController {
  async text(http: HttpContext) {
    const { text } = await mailPreview(contextOf(http), Number(http.params.id))
    answerData(http, { text })
  }

  async html(http: HttpContext) {
    const { html } = await mailPreview(contextOf(http), Number(http.params.id))
    const { response } = http
    response.header('Content-Type', 'text/html; charset=utf-8')
    response.header('Content-Security-Policy', POLICY)
    response.header('X-Frame-Options', 'SAMEORIGIN')
    response.send(html)
  }
}
