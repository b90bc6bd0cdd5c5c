import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { enter } from '#kernel/accounts/enter'
import { beginSecondStep } from '#kernel/accounts/second_factor/second_step'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { SessionStore } from '#kernel/accounts/session_store'
import { signIn } from '#kernel/accounts/sign_in'
import { knownUser } from '#kernel/companies/known_user'
import { guestContext } from '#kernel/companies/origin'
import { contextIfAny } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { readEpochs } from '#kernel/records/storage/epochs'

const form = closed({
  login: vine.string().maxLength(191),
  password: vine.string().maxLength(1024),
})

export default class SignInController {
  show(http: HttpContext) {
    if (contextIfAny(http)) return http.response.redirect('/')
    http.inertia.clearHistory()
    return http.inertia.render('kernel::sign_in', {})
  }

  async store(http: HttpContext) {
    const { login, password } = await form(http)
    const ctx = await guestContext(http)
    const account = await signIn(ctx, login, password)
    const user = await knownUser(account.id, (await readEpochs()).access)
    if (!user || user.companies.length === 0) throw new Refusal('E_NO_COMPANY', {}, { status: 403 })
    if (!account.hasSecondFactor) return enter(http, ctx, account)
    beginSecondStep(http, account)
    return http.response.redirect().status(303).toPath('/login/second-step')
  }

  async destroy(http: HttpContext) {
    const ctx = contextIfAny(http)
    if (ctx) await securityEvent(ctx, 'sign_out', { subjectId: ctx.user.id })
    SessionStore.of(http)!.signOut()
    http.response.header('Clear-Site-Data', '"cache", "storage"')
    return http.response.redirect().status(303).toPath('/login')
  }
}
