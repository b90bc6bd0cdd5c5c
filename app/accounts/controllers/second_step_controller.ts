import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { enter } from '#kernel/accounts/enter'
import { needSecondStep, passCode, secondStepOf } from '#kernel/accounts/second_factor/second_step'
import { guestContext } from '#kernel/companies/origin'

const form = closed({ code: vine.string().maxLength(60) })

/** The second step of signing in: a code of the app, or a recovery code. */
export default class SecondStepController {
  async show(http: HttpContext) {
    if (!(await secondStepOf(http))) return http.response.redirect('/login')
    return http.inertia.render('kernel::second_step', {})
  }

  async store(http: HttpContext) {
    const { code } = await form(http)
    const user = needSecondStep(await secondStepOf(http))
    const ctx = await guestContext(http)
    const used = await passCode(ctx, user.id, code)
    return enter(http, ctx, user, used === 'app' ? 'second_factor' : 'recovery_code')
  }
}
