import SessionMiddleware from '@adonisjs/session/session_middleware'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isWeb } from '#kernel/http/surface'

/** Session and forged-form check, for browsers only: a token call must not touch a session row. */
export default class WebSession {
  async handle(http: HttpContext, next: NextFn) {
    if (!isWeb(http)) return next()
    const session = await http.containerResolver.make(SessionMiddleware)
    const shield = await http.containerResolver.make(ShieldMiddleware)
    return session.handle(http, () => shield.handle(http, next))
  }
}
