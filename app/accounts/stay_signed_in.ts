import type { HttpContext } from '@adonisjs/core/http'
import { SessionStore } from '#kernel/accounts/session_store'
import type { Context } from '#kernel/companies/context'
import { readRows } from '#kernel/records/storage/reader'

/** After all sign-ins of the caller were ended: this browser goes on, under a new id, in the same company. */
export async function staySignedIn(http: HttpContext, ctx: Context) {
  const [user] = await readRows<{ security_epoch: number }>(EPOCH, [ctx.user.id])
  const reading: unknown = http.session.get('reading')
  SessionStore.of(http)!.signIn({
    userId: ctx.user.id,
    securityEpoch: Number(user.security_epoch),
  })
  http.session.put('company_id', ctx.company.id)
  if (reading) http.session.put('reading', reading)
}

const EPOCH = 'SELECT `security_epoch` FROM `users` WHERE `id` = ?'
