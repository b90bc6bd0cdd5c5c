import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { enter } from '#kernel/accounts/enter'
import { acceptInvitation } from '#kernel/accounts/invitations/accept_invitation'
import { openInvitation } from '#kernel/accounts/invitations/open_invitation'
import { networkOf } from '#kernel/accounts/network'
import { countAttempt, perNetwork } from '#kernel/accounts/throttle'
import { clock } from '#kernel/companies/clock'
import { guestContext } from '#kernel/companies/origin'
import { LOCALES } from '#kernel/http/catalogue'
import { cleanText } from '#kernel/records/fields/types/text'

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
    const { company, email, name, language } = found ?? {}
    return http.inertia.render('kernel::accept_invitation', {
      token,
      invitation: found
        ? { company: company!, email: email!, name: name ?? '', language: language ?? null }
        : null,
    })
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
