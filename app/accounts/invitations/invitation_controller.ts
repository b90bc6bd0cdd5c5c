import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { enter } from '#kernel/accounts/enter'
import { acceptInvitation } from '#kernel/accounts/invitations/accept_invitation'
import { joinCompany } from '#kernel/accounts/invitations/join_company'
import { openInvitation, type OpenInvitation } from '#kernel/accounts/invitations/open_invitation'
import { networkOf } from '#kernel/accounts/network'
import { countAttempt, perNetwork } from '#kernel/accounts/throttle'
import { clock } from '#kernel/companies/clock'
import { guestContext } from '#kernel/companies/origin'
import { contextIfAny, contextOf } from '#kernel/companies/request_context'
import { LOCALES } from '#kernel/http/catalogue'
import { cleanText } from '#kernel/records/fields/types/text'

const joinForm = closed({ token: vine.string().maxLength(100) })
const form = closed({
  token: vine.string().maxLength(100),
  name: vine.string().trim().minLength(1).maxLength(120),
  password: vine.string().maxLength(1024),
  language: vine.enum(LOCALES).nullable().optional(),
})

/** Behind the link of an invitation: choosing name, language and password. */
export default class InvitationController {
  async show(http: HttpContext) {
    const token = String(http.request.qs().token ?? '').slice(0, 100)
    const found = await openInvitation(token, clock())
    if (found?.isKnown) return this.showJoin(http, token, found)
    const { company, email, name, language } = found ?? {}
    return http.inertia.render('kernel::accept_invitation', {
      token,
      invitation: found
        ? { company: company!, email: email!, name: name ?? '', language: language ?? null }
        : null,
    })
  }

  private showJoin(http: HttpContext, token: string, invitation: OpenInvitation) {
    const { company, email, userId } = invitation
    const user = contextIfAny(http)?.user
    const standing = !user ? 'guest' : user.id === userId ? 'invited' : 'other'
    const props = { token, standing, invitation: { company, email } } as const
    return http.inertia.render('kernel::join_company', props)
  }

  /** Leads to the sign-in, and back to the invitation. */
  signIn(http: HttpContext) {
    contextOf(http)
    const token = String(http.request.qs().token ?? '').slice(0, 100)
    return http.response.redirect().withQs({ token }).toPath('/invitation')
  }

  /** Works in the company at once, with the account he has. */
  async join(http: HttpContext) {
    const ctx = contextOf(http)
    const { token } = await joinForm(http)
    await countAttempt([perNetwork(`links:${networkOf(http.request.ip())}`)])
    http.session.put('company_id', await joinCompany(ctx, token))
    http.session.forget('reading')
    return http.response.redirect().status(303).toPath('/')
  }

  async store(http: HttpContext) {
    const { name, language, ...rest } = await form(http)
    await countAttempt([perNetwork(`links:${networkOf(http.request.ip())}`)])
    const guest = await guestContext(http)
    const clean = { ...rest, name: cleanText(name, { kind: 'text' }), language: language ?? null }
    const account = await acceptInvitation(guest, clean)
    return enter(http, guest, account, 'invitation')
  }
}
