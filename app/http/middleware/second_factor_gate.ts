import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { needConfirmedIdentity } from '#kernel/accounts/confirmed_identity'
import { contextIfAny, profileOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { isWeb, wantsJson } from '#kernel/http/surface'

const SET_UP = '/kernel/second-factor'
/** What someone who owes a second factor may still do. */
const OPEN = [SET_UP, '/logout', '/kernel/confirmation', '/kernel/preferences']
/** Changes of what others may do, and of the keys to one's own account. */
const SENSITIVE =
  /^\/kernel\/(users|invitations|roles|rules|memberships|second-factor|my-tokens|api-tokens)(\/|$)/

/**
 * Leads whoever holds a role that asks for a second factor to its set-up before anything else, and asks for
 * the password again before changes that matter for security.
 */
export default class SecondFactorGate {
  handle(http: HttpContext, next: NextFn) {
    if (!isWeb(http) || !contextIfAny(http)) return next()
    const path = http.request.url()
    if (profileOf(http)!.owesSecondFactor && !OPEN.some((one) => isBelow(path, one))) {
      return this.leadToSetUp(http)
    }
    if (http.request.method() !== 'GET' && SENSITIVE.test(path)) needConfirmedIdentity(http)
    return next()
  }

  private leadToSetUp(http: HttpContext) {
    if (wantsJson(http)) throw new Refusal('E_SECOND_FACTOR_NEEDED', {}, { status: 403 })
    return http.response.redirect().status(303).toPath(SET_UP)
  }
}

const isBelow = (path: string, base: string) => path === base || path.startsWith(`${base}/`)
