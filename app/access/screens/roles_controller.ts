import type { HttpContext } from '@adonisjs/core/http'
import { roleProps } from '#kernel/access/screens/role_props'
import { contextOf } from '#kernel/companies/request_context'

/** The role editor: one screen to look at a role, change it and make a new one. */
export default class RolesController {
  async create(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.role', 'create')
    return render(http, await roleProps(ctx, null))
  }

  async show(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.role', 'read')
    return render(http, await roleProps(ctx, Number(http.params.id)))
  }
}

function render({ inertia }: HttpContext, props: object) {
  return inertia.render('kernel::roles/show' as never, props as never)
}
