import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { noteConfirmation } from '#kernel/accounts/confirmed_identity'
import { passCode } from '#kernel/accounts/second_factor/second_step'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { confirmPassword } from '#kernel/accounts/sign_in'
import User from '#kernel/accounts/user'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'

const form = closed({
  password: vine.string().maxLength(1024),
  code: vine.string().maxLength(60).optional(),
})

/** Proves again who sits there, before something that matters for security. */
export default class ConfirmationsController {
  async store(http: HttpContext) {
    const ctx = contextOf(http)
    const { password, code } = await form(http)
    const { secondFactorAt } = await User.findOrFail(ctx, ctx.user.id)
    if (secondFactorAt && !code) throw Refusal.input([{ field: 'code', code: 'E_REQUIRED' }])
    await confirmPassword(ctx, password, 'password')
    if (secondFactorAt) await passCode(ctx, ctx.user.id, code!)
    await securityEvent(ctx, 'identity_confirmed', { subjectId: ctx.user.id })
    noteConfirmation(http)
    return http.response.json({ data: { confirmed: true } })
  }
}
