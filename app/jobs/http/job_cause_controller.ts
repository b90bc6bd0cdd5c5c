import type { HttpContext } from '@adonisjs/core/http'
import { authorizeRecord } from '#kernel/access/authorize_record'
import { contextOf } from '#kernel/companies/request_context'
import { causeOf } from '#kernel/jobs/job_cause'

/** Why a job failed, in the words of the machine: for administrators. */
export default class JobCauseController {
  async show(http: HttpContext) {
    const ctx = contextOf(http)
    await authorizeRecord(ctx, 'kernel.job', 'read', Number(http.params.id))
    return { data: await causeOf(ctx, Number(http.params.id)) }
  }
}
