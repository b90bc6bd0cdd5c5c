import type { HttpContext } from '@adonisjs/core/http'
import { bellOf, readBell } from '#kernel/activity/notifications/bell'
import { contextOf } from '#kernel/companies/request_context'

/** The bell of the shell: what the signed-in user was told. */
export default class BellController {
  async show(http: HttpContext) {
    return { data: await bellOf(contextOf(http)) }
  }

  async update(http: HttpContext) {
    const ctx = contextOf(http)
    await readBell(ctx, Number(http.params.id) || undefined)
    return { data: await bellOf(ctx) }
  }
}
