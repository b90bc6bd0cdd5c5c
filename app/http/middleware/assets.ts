import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import StaticMiddleware from '@adonisjs/static/static_middleware'

/** Looks for a file only under /assets, so that no other request touches the disk. */
export default class Assets {
  async handle(http: HttpContext, next: NextFn) {
    if (!http.request.url().startsWith('/assets/')) return next()
    const files = await http.containerResolver.make(StaticMiddleware)
    return files.handle(http, next)
  }
}
