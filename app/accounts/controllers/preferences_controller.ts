import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import User, { DENSITIES, THEMES } from '#kernel/accounts/user'
import { contextOf, profileOf } from '#kernel/companies/request_context'
import { LOCALES } from '#kernel/http/catalogue'
import { transaction } from '#kernel/records/storage/transaction'

const form = closed({
  theme: vine.enum(THEMES).optional(),
  density: vine.enum(DENSITIES).optional(),
  language: vine.enum(LOCALES).nullable().optional(),
})

/** How the caller himself likes the admin. */
export default class PreferencesController {
  show(http: HttpContext) {
    const { name, email } = contextOf(http).user
    const login = profileOf(http)?.login ?? null
    return http.inertia.render('kernel::preferences', { account: { name, email, login } })
  }

  async update(http: HttpContext) {
    const ctx = contextOf(http)
    const changes = await form(http)
    await transaction(ctx, async (inner) => {
      Object.assign(await User.findOrFail(inner, ctx.user.id), changes)
    })
    return http.response.redirect().status(303).back()
  }
}
