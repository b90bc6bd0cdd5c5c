import type { HttpContext } from '@adonisjs/core/http'
import { needAdministrator } from '#kernel/accounts/guard'
import { contextOf } from '#kernel/companies/request_context'
import { askForRun } from '#kernel/plugins/integrity/runs'

export default class RunsController {
  /** Asks for a check of everything, now. */
  async store(http: HttpContext) {
    const ctx = contextOf(http)
    needAdministrator(ctx)
    return http.response.status(202).send({ data: { id: await askForRun(ctx) } })
  }
}
