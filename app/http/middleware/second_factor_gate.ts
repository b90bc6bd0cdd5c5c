import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { needConfirmedIdentity } from '#kernel/accounts/confirmed_identity'
import { isSensitivePath } from '#kernel/accounts/sensitive_models'
import { contextIfAny, profileOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { isWeb, wantsJson } from '#kernel/http/surface'

const SET_UP = '/kernel/second-factor'
/** What someone who owes a second factor may still do. */
const OPEN = [SET_UP, '/logout', '/kernel/confirmation', '/kernel/preferences']
/** The keys to one's own account. */
const OWN_KEYS = [SET_UP, '/kernel/my-tokens']

/**
 * Leads whoever holds a role that asks for a second factor to its set-up before anything else, his programs
 * as well, and asks for the password again before changes that matter for security.
 */
export default class SecondFactorGate {
  handle(http: HttpContext, next: NextFn) {
    if (!contextIfAny(http)) return next()
    const { owesSecondFactor } = profileOf(http)!
    if (!isWeb(http)) {
      if (owesSecondFactor) throw new Refusal('E_TOKEN_SECOND_FACTOR', {}, { status: 403 })
      return next()
    }
    const path = http.request.url()
    if (owesSecondFactor && !OPEN.some((one) => isBelow(path, one))) {
      return this.leadToSetUp(http)
    }
    if (http.request.method() !== 'GET' && isGuarded(path)) needConfirmedIdentity(http)
    return next()
  }

  private leadToSetUp(http: HttpContext) {
    if (wantsJson(http)) throw new Refusal('E_SECOND_FACTOR_NEEDED', {}, { status: 403 })
    return http.response.redirect().status(303).toPath(SET_UP)
  }
}

const isGuarded = (path: string) =>
  isSensitivePath(path) || OWN_KEYS.some((one) => isBelow(path, one))

const isBelow = (path: string, base: string) => path === base || path.startsWith(`${base}/`)
