import type { HttpContext } from '@adonisjs/core/http'
import { explain } from '#kernel/access/explain'
import { explanationText } from '#kernel/access/explanation_text'
import { splitRight } from '#kernel/access/rule'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { show } from '#kernel/records/query/show'

/** Answers why a user may or may not do something, in the asker's language. */
export default class ExplainController {
  async show(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.rule', 'read')
    const { user, right, record } = http.request.qs() as Record<string, string>
    if (!isRight(right)) {
      throw Refusal.input([
        { field: 'right', code: 'E_RULE_VERB', params: { verb: String(right ?? '').slice(0, 60) } },
      ])
    }
    const somebody = await show(ctx, registry.model('kernel.user'), Number(user), {
      fields: 'id,name',
    })
    const explanation = await explain(
      ctx,
      Number(somebody.id),
      right,
      record ? Number(record) : null
    )
    return {
      data: {
        ...explanation,
        sentences: explanationText(explanation, ctx.locale, String(somebody.name)),
      },
    }
  }
}

function isRight(right: unknown): right is string {
  if (typeof right !== 'string' || !right.includes('.')) return false
  const { model } = splitRight(right)
  return registry.models.has(model) || registry.plugins.has(model)
}
