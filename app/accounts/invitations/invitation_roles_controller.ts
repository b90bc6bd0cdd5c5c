import type { HttpContext } from '@adonisjs/core/http'
import { rolesToGive } from '#kernel/accounts/invitations/given_roles'
import { contextOf } from '#kernel/companies/request_context'
import { answerData } from '#kernel/records/api/answer'

/** The roles the form of an invitation offers. */
export default class InvitationRolesController {
  async index(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.invitation', 'create')
    answerData(http, await rolesToGive(ctx))
  }
}
