import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { endSignIns } from '#kernel/accounts/end_sign_ins'
import { beginFactor, confirmFactor, removeFactor } from '#kernel/accounts/second_factor/factor'
import { isNeeded, ownFactor } from '#kernel/accounts/second_factor/own_factor'
import { renewRecoveryCodes } from '#kernel/accounts/second_factor/recovery_codes'
import { tellOfRemoval } from '#kernel/accounts/second_factor/tell_of_removal'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { staySignedIn } from '#kernel/accounts/stay_signed_in'
import User from '#kernel/accounts/user'
import { contextOf, profileOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'

const form = closed({ code: vine.string().maxLength(60) })
const SCREEN = '/kernel/second-factor'

/** The caller's own second factor: set up with an app, recovery codes, taken away. */
export default class SecondFactorController {
  async show(http: HttpContext) {
    const page = profileOf(http)?.owesSecondFactor ? 'second_factor_needed' : 'second_factor'
    return http.inertia.render(`kernel::${page}`, { factor: await ownFactor(contextOf(http)) })
  }

  async begin(http: HttpContext) {
    await transaction(contextOf(http), (ctx) => beginFactor(ctx, ctx.user.id))
    return http.response.redirect().status(303).toPath(SCREEN)
  }

  /** Ends all other sessions of the caller: they were opened without it. */
  async confirm(http: HttpContext) {
    const ctx = contextOf(http)
    const { code } = await form(http)
    const codes = await transaction(ctx, async (inner) => {
      const made = await confirmFactor(inner, ctx.user.id, code)
      await endSignIns(inner, ctx.user.id)
      await securityEvent(inner, 'second_factor_set_up', { subjectId: ctx.user.id })
      return made
    })
    await staySignedIn(http, ctx)
    return http.response.json({ data: { codes } })
  }

  async renewCodes(http: HttpContext) {
    const codes = await transaction(contextOf(http), async (ctx) => {
      const { secondFactorAt } = await User.findOrFail(ctx, ctx.user.id)
      if (!secondFactorAt) throw new Refusal('E_SECOND_FACTOR_NOT_BEGUN')
      await securityEvent(ctx, 'recovery_codes_made', { subjectId: ctx.user.id })
      return renewRecoveryCodes(ctx, ctx.user.id)
    })
    return http.response.json({ data: { codes } })
  }

  async destroy(http: HttpContext) {
    const ctx = contextOf(http)
    const isOwed = await isNeeded(ctx.user.id)
    if (isOwed) throw new Refusal('E_SECOND_FACTOR_NEEDED', {}, { status: 403 })
    await transaction(ctx, async (inner) => {
      await removeFactor(inner, ctx.user.id)
      await endSignIns(inner, ctx.user.id)
      await tellOfRemoval(inner, ctx.user.id)
      await securityEvent(inner, 'second_factor_removed', { subjectId: ctx.user.id })
    })
    await staySignedIn(http, ctx)
    return http.response.redirect().status(303).toPath(SCREEN)
  }
}
