import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { mailPreview } from '#kernel/mail/mail_preview'

/** Nothing runs, nothing is fetched, nothing is sent: a mail is foreign matter even where we wrote it. */
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** The body of a mail for a frame, as HTML or as plain text. */
export default class MailPreviewController {
  async html(http: HttpContext) {
    const { html } = await mailPreview(contextOf(http), Number(http.params.id))
    return answer(http, 'text/html', html)
  }

  async text(http: HttpContext) {
    const { text } = await mailPreview(contextOf(http), Number(http.params.id))
    return answer(http, 'text/plain', text)
  }
}

function answer({ response }: HttpContext, type: string, body: string) {
  response.header('Content-Type', `${type}; charset=utf-8`)
  response.header('Content-Security-Policy', POLICY)
  response.header('X-Frame-Options', 'SAMEORIGIN')
  response.send(body)
}
