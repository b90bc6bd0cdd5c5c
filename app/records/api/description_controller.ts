import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { parameters } from '#kernel/records/api/address'
import { answerData, answerJson } from '#kernel/records/api/answer'
import { catalogue } from '#kernel/records/api/catalogue'
import { openapi } from '#kernel/records/api/openapi/document'

/** What the API offers: to programs as OpenAPI, to administrators as the catalogue of everything installed. */
export default class DescriptionController {
  openapi(http: HttpContext) {
    const ctx = contextOf(http)
    parameters(http, [])
    answerJson(http, openapi(ctx))
  }

  async catalogue(http: HttpContext) {
    const ctx = contextOf(http)
    parameters(http, [])
    answerData(http, await catalogue(ctx))
  }
}
