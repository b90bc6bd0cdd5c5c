import type { HttpContext } from '@adonisjs/core/http'
import { parameters } from '#kernel/records/api/address'
import { answerAs } from '#kernel/reports/api/answer_as'

/** Reports over any model, for clients. */
export default class ReportsController {
  run(http: HttpContext) {
    parameters(http, [])
    return answerAs(http)
  }
}
