import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { createToken, LONGEST_DAYS, STANDARD_DAYS } from '#kernel/accounts/create_token'
import { companyOfToken, myTokens, revokeOwnToken } from '#kernel/accounts/my_tokens'
import { tokenOffers } from '#kernel/accounts/token_roles'
import { contextIn, contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'

const id = () => vine.number().withoutDecimals().positive()
const form = closed({
  name: vine.string().maxLength(120),
  company_id: id(),
  role_id: id(),
  days: vine.number().withoutDecimals(),
  changes_access: vine.boolean().optional(),
})

/** What programs may do in the caller's own name: his tokens, made and revoked by himself. */
export default class MyTokensController {
  async index(http: HttpContext) {
    const ctx = contextOf(http)
    return http.inertia.render('kernel::tokens', {
      tokens: await myTokens(ctx),
      companies: await tokenOffers(ctx),
      days: { standard: STANDARD_DAYS, longest: LONGEST_DAYS },
    })
  }

  /** Answers the secret, this once: it is in no session, no history and no stored answer. */
  async store(http: HttpContext) {
    const { user, claim } = contextOf(http)
    const { name, days, ...rest } = await form(http)
    const { role_id: roleId, company_id: companyId, changes_access: changesAccess } = rest
    const ctx = await contextIn(http, companyId)
    if (!ctx) throw Refusal.input([{ field: 'company_id', code: 'E_REFERENCE' }])
    const input = { userId: user.id, name, days, roleId, changesAccess }
    const secret = await createToken(ctx.with({ claim }), input)
    return http.response.created({ data: { secret } })
  }

  async revoke(http: HttpContext) {
    const tokenId = Number(http.params.id)
    const companyId = await companyOfToken(contextOf(http), tokenId)
    const ctx = companyId && (await contextIn(http, companyId))
    if (!ctx) throw Refusal.missing()
    await revokeOwnToken(ctx, tokenId)
    return http.response.redirect().status(303).toPath('/kernel/my-tokens')
  }
}
