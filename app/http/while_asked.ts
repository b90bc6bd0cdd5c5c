import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { contextOf } from '#kernel/companies/request_context'

/** The caller's context for what is read for his eyes alone: once he has gone away, nothing more of it is read. */
export function whileAsked(http: HttpContext): Context {
  const gone = new AbortController()
  const { response } = http.response
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return contextOf(http).with({ gone: gone.signal })
}
