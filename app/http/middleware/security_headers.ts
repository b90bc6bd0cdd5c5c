import { randomBytes } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isHttps } from '#config/app'
import { POLICY_REPORTS } from '#kernel/http/surface'

const FIXED = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Reporting-Endpoints': `policy="${POLICY_REPORTS}"`,
}

const YEAR_OF_HTTPS = 'max-age=31536000; includeSubDomains'

/** Guards every response: also files, unmatched routes and errors, which shield does not reach. */
export default class SecurityHeaders {
  async handle({ request, response }: HttpContext, next: NextFn) {
    keepOwnRequestId(request)
    const nonce = randomBytes(18).toString('base64')
    response.nonce = nonce
    for (const [name, value] of Object.entries(FIXED)) response.header(name, value)
    response.header('Content-Security-Policy', policy(nonce))
    response.header('X-Request-Id', request.id()!)
    if (isHttps) response.header('Strict-Transport-Security', YEAR_OF_HTTPS)
    if (!request.url().startsWith('/assets/')) response.header('Cache-Control', 'no-store')
    return next()
  }
}

/** The id a proxy gave is kept, if it is one: it stands in history, logs and answers. */
function keepOwnRequestId(request: HttpContext['request']) {
  const given = request.header('x-request-id')
  if (given && !/^[\w-]{8,64}$/.test(given)) delete request.request.headers['x-request-id']
}

/** Scripts and styles need the nonce of this very response; nothing comes from another host. */
export function policy(nonce: string) {
  const own = `'self' 'nonce-${nonce}'`
  // Hot reload talks over a socket on a port of its own.
  const connect = app.inProduction ? "'self'" : "'self' ws: http://localhost:* http://127.0.0.1:*"
  return [
    "default-src 'self'",
    `script-src ${own}`,
    `style-src ${own}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // Older browsers know the address only, newer ones the name.
    `report-uri ${POLICY_REPORTS}`,
    'report-to policy',
  ].join('; ')
}
