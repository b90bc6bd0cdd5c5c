import type { HttpContext } from '@adonisjs/core/http'
import { showLink } from '#kernel/accounts/invitations/show_link'
import { contextOf } from '#kernel/companies/request_context'
import { answerData } from '#kernel/records/api/answer'

/** The link of an invitation for whoever may send it, this once: it is in no history and no stored answer. */
export default class InvitationLinkController {
  async store(http: HttpContext) {
    answerData(http, await showLink(contextOf(http), Number(http.params.id)))
  }
}
