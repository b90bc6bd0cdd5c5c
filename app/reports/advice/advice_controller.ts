import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { acceptAdvice, removeIndex } from '#kernel/reports/advice/ask'
import { adviceFor } from '#kernel/reports/advice/indexes_props'

/** Why a report is slow, and the index that makes it quick. */
export default class AdviceController {
  async show(http: HttpContext) {
    return { data: await adviceFor(contextOf(http), Number(http.params.id)) }
  }

  /** Accepts the advice: the index is made by a job. */
  async accept(http: HttpContext) {
    const id = await acceptAdvice(contextOf(http), Number(http.params.id))
    return http.response.status(202).send({ data: { id } })
  }

  async destroy(http: HttpContext) {
    await removeIndex(contextOf(http), Number(http.params.id))
    return http.response.status(202).send({ data: {} })
  }
}
