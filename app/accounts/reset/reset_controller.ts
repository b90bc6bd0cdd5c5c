import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { networkOf } from '#kernel/accounts/network'
import { requestReset } from '#kernel/accounts/reset/request_reset'
import { accountOfReset, resetPassword } from '#kernel/accounts/reset/reset_password'
import { countAttempt, perNetwork } from '#kernel/accounts/throttle'
import { clock } from '#kernel/companies/clock'
import { guestContext } from '#kernel/companies/origin'
import { localeOf } from '#kernel/http/caller'

const requestForm = closed({ login: vine.string().trim().minLength(1).maxLength(191) })
const passwordForm = closed({
  token: vine.string().maxLength(100),
  password: vine.string().maxLength(1024),
})

/** A forgotten password: asking for a link by mail, and setting a new one behind it. */
export default class ResetController {
  ask(http: HttpContext) {
    const isSent = http.request.qs().sent !== undefined
    return http.inertia.render('kernel::forgot_password', { isSent })
  }

  async request(http: HttpContext) {
    const { login } = await requestForm(http)
    await requestReset(await guestContext(http), login, http.request.ip(), localeOf(http))
    return http.response.redirect().status(303).toPath('/forgot-password?sent')
  }

  async show(http: HttpContext) {
    const token = String(http.request.qs().token ?? '').slice(0, 100)
    const account = await accountOfReset(token, clock())
    return http.inertia.render('kernel::reset_password', { token, email: account?.email ?? null })
  }

  async update(http: HttpContext) {
    const { token, password } = await passwordForm(http)
    await countAttempt([perNetwork(`links:${networkOf(http.request.ip())}`)])
    await resetPassword(await guestContext(http), token, password)
    http.session.flash('notice', 'invitations.password_set')
    return http.response.redirect().status(303).toPath('/login')
  }
}
