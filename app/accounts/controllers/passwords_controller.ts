import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { storePassword, wordsOf } from '#kernel/accounts/create_user'
import { needAuthorityOver } from '#kernel/accounts/guard'
import { checkPassword, hashPassword } from '#kernel/accounts/passwords'
import { tellOfNewPassword } from '#kernel/accounts/reset/tell_of_new_password'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { staySignedIn } from '#kernel/accounts/stay_signed_in'
import { confirmPassword } from '#kernel/accounts/sign_in'
import User from '#kernel/accounts/user'
import type { Context } from '#kernel/companies/context'
import { contextOf } from '#kernel/companies/request_context'
import { transaction } from '#kernel/records/storage/transaction'

const secret = () => vine.string().maxLength(1024)
const form = closed({ current_password: secret(), password: secret() })

/** New passwords: for oneself, or for a user one has authority over. Both ask for the caller's own again. */
export default class PasswordsController {
  /** Ends all other sessions of the caller; this one goes on under a new id. */
  async updateOwn(http: HttpContext) {
    const ctx = contextOf(http)
    const user = await User.findOrFail(ctx, ctx.user.id)
    await setPassword(http, ctx, user)
    await staySignedIn(http, ctx)
    return http.response.redirect().status(303).toPath('/kernel/preferences')
  }

  async show(http: HttpContext) {
    const { id, name, email } = await managedUser(contextOf(http), http.params.id)
    return http.inertia.render('kernel::user_password', { account: { id, name, email } })
  }

  async update(http: HttpContext) {
    const ctx = contextOf(http)
    const user = await managedUser(ctx, http.params.id)
    await setPassword(http, ctx, user)
    return http.response.redirect().status(303).toPath(`/kernel/users/${user.id}`)
  }
}

async function managedUser(ctx: Context, id: unknown) {
  ctx.access.authorize('kernel.user', 'update')
  const user = await User.findOrFail(ctx, Number(id))
  await needAuthorityOver(ctx, user)
  return user
}

async function setPassword(http: HttpContext, ctx: Context, user: User) {
  const { current_password: current, password } = await form(http)
  await confirmPassword(ctx, current, 'current_password')
  checkPassword(password, wordsOf(user, ctx.company.name))
  const passwordHash = await hashPassword(password)
  await transaction(ctx, async (inner) => {
    await storePassword(inner, user.id, passwordHash)
    await tellOfNewPassword(inner, user.id)
    await securityEvent(inner, 'password_changed', { subjectId: user.id })
  })
}
