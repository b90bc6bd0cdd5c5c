import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { SECURITIES } from '#config/mail'
import { closed } from '#kernel/accounts/body'
import { needAdministrator } from '#kernel/accounts/guard'
import { contextOf } from '#kernel/companies/request_context'
import { saveSettings } from '#kernel/mail/save_settings'
import { sendTestMail } from '#kernel/mail/test_mail'
import { forgetWaiting } from '#kernel/mail/waiting_mails'
import { answerData } from '#kernel/records/api/answer'

const text = (max: number) => vine.string().trim().maxLength(max)

const form = closed({
  host: text(255).optional().nullable(),
  port: vine.number().withoutDecimals().nullable().optional(),
  security: vine.enum(SECURITIES),
  username: text(255).optional().nullable(),
  password: vine.string().maxLength(1024).optional().nullable(),
  sender: text(254).optional().nullable(),
})
const nothing = closed({})

/** The mail server of the deployment, for its administrators. */
export default class MailSettingsController {
  async update(http: HttpContext) {
    const ctx = contextOf(http)
    needAdministrator(ctx)
    const { host, port, security, username, password, sender } = await form(http)
    await saveSettings(ctx, {
      host: host ?? '',
      port: port ?? null,
      security,
      username: username ?? '',
      password: password ?? '',
      sender: sender ?? '',
    })
    forgetWaiting()
    return http.response.redirect().status(303).toPath('/kernel/mail')
  }

  async test(http: HttpContext) {
    const ctx = contextOf(http)
    needAdministrator(ctx)
    await nothing(http)
    answerData(http, await sendTestMail(ctx))
  }
}
