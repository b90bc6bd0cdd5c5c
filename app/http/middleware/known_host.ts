import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { appUrl } from '#config/app'
import { localeOf } from '#kernel/http/caller'
import { problemOf } from '#kernel/http/problem'
import { Refusal } from '#kernel/http/refusal'
import { isWeb } from '#kernel/http/surface'

const OWN = new URL(appUrl)
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * In production the server answers under its own name only, so that no link, cookie or cache entry is ever made
 * for a host somebody else chose, and no foreign name can be pointed at a server on this machine.
 */
export default class KnownHost {
  handle(http: HttpContext, next: NextFn) {
    const isProbe = http.request.url().startsWith('/health/')
    if (!app.inProduction || isProbe || isOwnHost(http.request.host() ?? '')) return next()
    return refuse(http)
  }
}

/** Whether a Host header names this deployment; on one's own machine any of its names and ports will do. */
export function isOwnHost(header: string, own = OWN) {
  if (!/^(?:\[[0-9a-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.test(header)) return false
  const address = `${own.protocol}//${header}`
  if (!URL.canParse(address)) return false
  const asked = new URL(address)
  if (LOOPBACK.has(own.hostname)) return LOOPBACK.has(asked.hostname)
  return asked.host === own.host
}

/** In plain text: a screen would ask this host for its scripts. */
function refuse(http: HttpContext) {
  const refusal = new Refusal('E_HOST', { host: OWN.host }, { status: 421 })
  const problem = problemOf(refusal, localeOf(http), http.request.id() ?? null)
  http.response.status(421)
  if (isWeb(http)) {
    http.response.header('Content-Type', 'text/plain; charset=utf-8')
    return http.response.send(problem.detail)
  }
  http.response.header('Content-Type', 'application/problem+json; charset=utf-8')
  return http.response.send(JSON.stringify(problem))
}
