import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { identify } from '#kernel/companies/request_context'

/** Knows the caller before any route acts; whether one is needed is the route's business. */
export default class CallerMiddleware {
  async handle(http: HttpContext, next: NextFn) {
    await identify(http)
    return next()
  }
}
