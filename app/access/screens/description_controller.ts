import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { describe } from '#kernel/records/screens/describe'

/** The fields of any model of the company, for writing the conditions of a rule. */
export default class DescriptionController {
  show(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.rule', 'read')
    const model = registry.models.get(String(http.request.qs().model))
    if (!model || model.lineOf || !ctx.has(model.plugin)) throw Refusal.missing()
    return { data: describe(ctx, model) }
  }
}
