import type { HttpContext } from '@adonisjs/core/http'

/** Where browsers report breaches of the content policy. */
export const POLICY_REPORTS = '/policy-reports'

type Asked = Pick<HttpContext, 'request'>

/** The API answers JSON to tokens; it knows no session, no form, no screen. */
export function isApi({ request }: Asked) {
  return request.url().startsWith('/api/')
}

/** Whether a person's browser is asking for somebody, and not a client, a probe or the browser by itself. */
export function isWeb(http: Asked) {
  const url = http.request.url()
  return !isApi(http) && !url.startsWith('/health/') && url !== POLICY_REPORTS
}

/** A script of a screen that asked for data, not for a screen. */
export function wantsJson(http: Asked) {
  const { request } = http
  if (!isWeb(http)) return true
  return (
    !request.header('x-inertia') && (request.header('accept') ?? '').includes('application/json')
  )
}
