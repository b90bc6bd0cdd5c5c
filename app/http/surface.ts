import type { HttpContext } from '@adonisjs/core/http'

type Asked = Pick<HttpContext, 'request'>

/** The API answers JSON to tokens; it knows no session, no form, no screen. */
export function isApi({ request }: Asked) {
  return request.url().startsWith('/api/')
}

/** Whether a person's browser is asking, and not a client or a probe. */
export function isWeb(http: Asked) {
  return !isApi(http) && !http.request.url().startsWith('/health/')
}

/** A script of a screen that asked for data, not for a screen. */
export function wantsJson(http: Asked) {
  const { request } = http
  if (!isWeb(http)) return true
  return (
    !request.header('x-inertia') && (request.header('accept') ?? '').includes('application/json')
  )
}
