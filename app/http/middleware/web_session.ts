import SessionMiddleware from '@adonisjs/session/session_middleware'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isHttps } from '#config/app'
import { Refusal } from '#kernel/http/refusal'
import { isWeb } from '#kernel/http/surface'

/** Over https no other host of the domain can set it: the browser sees to the prefix. */
const FORM_COOKIE = isHttps ? '__Host-XSRF-TOKEN' : 'XSRF-TOKEN'

/** Session and forged-form check, for browsers only: a token call must not touch a session row. */
export default class WebSession {
  async handle(http: HttpContext, next: NextFn) {
    if (!isWeb(http)) return next()
    const session = await http.containerResolver.make(SessionMiddleware)
    const shield = await http.containerResolver.make(ShieldMiddleware)
    return session.handle(http, async () => {
      takeFormToken(http)
      try {
        return await shield.handle(http, next)
      } finally {
        giveFormToken(http)
      }
    })
  }
}

/** The token counts in a header only: an address with it would travel through logs and histories. */
function takeFormToken({ request }: HttpContext) {
  if (request.qs()._csrf !== undefined) throw new Refusal('E_FORM_EXPIRED', {}, { status: 403 })
  const { headers } = request.request
  headers['x-csrf-token'] = request.header('x-xsrf-token')
}

/** A script of ours reads it and sends it back; one of another host can do neither. */
function giveFormToken({ request, response }: HttpContext) {
  const token = request.csrfToken as string | undefined
  if (!token) return
  response.plainCookie(FORM_COOKIE, token, {
    encode: false,
    httpOnly: false,
    secure: isHttps,
    sameSite: 'lax',
    path: '/',
    maxAge: '12h',
  })
}
