import type { HttpContext } from '@adonisjs/core/http'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { SessionStore } from '#kernel/accounts/session_store'
import type { Context } from '#kernel/companies/context'

/** Begins the session of someone who proved who he is, and leads him to where he wanted to go. */
export async function enter(
  http: HttpContext,
  ctx: Context,
  { id, securityEpoch }: { id: number; securityEpoch: number },
  way: 'password' | 'second_factor' | 'recovery_code' | 'invitation' | 'set_up' = 'password'
) {
  await securityEvent(ctx, 'sign_in', { userId: id, subjectId: id, way })
  const intended = http.session.getIntendedUrl() ?? '/'
  SessionStore.of(http)!.signIn({ userId: id, securityEpoch })
  return http.response.redirect().status(303).toPath(intended)
}
