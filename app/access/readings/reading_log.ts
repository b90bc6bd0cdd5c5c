import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { noteReading } from '#kernel/access/readings/note_reading'
import { contextIfAny } from '#kernel/companies/request_context'
import { isApi } from '#kernel/http/surface'

/** What tells nothing of the company: one's own bell, one's own ways. */
const OWN = ['/kernel/bell', '/kernel/notifications', '/kernel/preferences', '/logout', '/help']

/**
 * Notes what is answered to whoever holds a role whose readings are noted. It is noted before the answer leaves: what
 * cannot be noted is not shown.
 */
export default class ReadingLog {
  async handle(http: HttpContext, next: NextFn) {
    const ctx = contextIfAny(http)
    await next()
    if (!ctx?.access.isLogged || !isAnswered(http)) return
    const { request, response } = http
    const disposition = String(response.getHeader('content-disposition') ?? '')
    await noteReading(ctx, {
      path: request.url(),
      address: request.url(true),
      through: isApi(http) ? 'api' : 'screen',
      isFile: disposition !== '',
    })
  }
}

function isAnswered({ request, response }: HttpContext) {
  const path = request.url()
  const status = response.getStatus()
  return status < 300 && !OWN.some((one) => path === one || path.startsWith(`${one}/`))
}
