import type { HttpContext } from '@adonisjs/core/http'
import { deviceName } from '#kernel/accounts/device_name'
import { recentSignIns } from '#kernel/accounts/recent_sign_ins'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { liveSessions } from '#kernel/accounts/live_sessions'
import { SessionStore } from '#kernel/accounts/session_store'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { instant } from '#kernel/records/values/moment'

/** The browsers the caller himself is signed in with. */
export default class MySessionsController {
  async index(http: HttpContext) {
    const rows = await liveSessions(contextOf(http))
    const current = SessionStore.of(http)!.row?.id
    return http.inertia.render('kernel::sessions', {
      recent: await recentSignIns(contextOf(http)),
      sessions: rows.map((row) => ({
        id: Number(row.id),
        device: deviceName(row.user_agent),
        ip: row.ip,
        createdAt: instant(row.created_at).toISOString(),
        lastSeenAt: instant(row.last_seen_at).toISOString(),
        current: row.id === current,
      })),
    })
  }

  async destroy(http: HttpContext) {
    const ctx = contextOf(http)
    const id = Number(http.params.id)
    await transaction(ctx, async (inner) => {
      const { trx, user } = inner
      const count = await trx!.from('sessions').where({ id, user_id: user.id }).delete()
      if (Number(count) === 0) throw Refusal.missing()
      await securityEvent(inner, 'session_ended', { subjectId: user.id })
    })
    return http.response.redirect().status(303).toPath('/kernel/my-sessions')
  }

  async destroyOthers(http: HttpContext) {
    const ctx = contextOf(http)
    const current = SessionStore.of(http)!.row!.id
    await transaction(ctx, async (inner) => {
      const { trx, user } = inner
      await trx!.from('sessions').where('user_id', user.id).whereNot('id', current).delete()
      await securityEvent(inner, 'session_ended', { subjectId: user.id, all_others: true })
    })
    return http.response.redirect().status(303).toPath('/kernel/my-sessions')
  }
}
