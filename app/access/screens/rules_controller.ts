import type { HttpContext } from '@adonisjs/core/http'
import { rightsFor } from '#kernel/access/screens/rights'
import { ruleOf } from '#kernel/access/screens/role_props'
import { contextOf } from '#kernel/companies/request_context'
import { registry } from '#kernel/plugins/registry'
import { show } from '#kernel/records/query/show'
import { allowedOn } from '#kernel/records/screens/allowed'

const model = () => registry.model('kernel.rule')

/** The screen of a restriction. A permission is shown where it belongs: in its role. */
export default class RulesController {
  async create(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.rule', 'create')
    return render(http, { rule: null, rights: rightsFor(ctx), allowed: ['create'] })
  }

  async show(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.rule', 'read')
    const row = await show(ctx, model(), Number(http.params.id))
    if (row.role_id) return http.response.redirect().toPath(`/kernel/roles/${row.role_id}`)
    const rule = { ...ruleOf(row), version: row.version, isArchived: Boolean(row.archived_at) }
    return render(http, {
      rule,
      rights: rightsFor(ctx),
      allowed: await allowedOn(ctx, model(), row),
    })
  }
}

function render({ inertia }: HttpContext, props: object) {
  return inertia.render('kernel::rules/show' as never, props as never)
}
