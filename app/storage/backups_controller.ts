import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { needAdministrator } from '#kernel/accounts/guard'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { contextOf } from '#kernel/companies/request_context'
import { WAITING_STATES } from '#kernel/jobs/job'
import { transaction } from '#kernel/records/storage/transaction'
import { findBackup } from '#kernel/storage/backups'

export default class BackupsController {
  /** Asks for a backup, now; one under way is the answer. */
  async store(http: HttpContext) {
    const ctx = contextOf(http)
    needAdministrator(ctx)
    return http.response.status(202).send({ data: { id: await askForBackup(ctx) } })
  }

  /** Everything of every company in one file: noted in the security log before the first byte. */
  async show(http: HttpContext) {
    const ctx = contextOf(http)
    needAdministrator(ctx)
    const name = String(http.params.name)
    const path = await findBackup(name)
    await securityEvent(ctx, 'exported', { backup: name })
    http.response.header('Content-Type', 'application/zip')
    http.response.header('Content-Length', String((await stat(path)).size))
    http.response.header('Content-Disposition', `attachment; filename="${name}"`)
    http.response.header('Cache-Control', 'no-store')
    return http.response.stream(createReadStream(path))
  }
}

function askForBackup(ctx: Context) {
  return transaction(ctx, async (inner) => {
    const under = await inner
      .trx!.from('jobs')
      .where('name', 'kernel.storage.backup')
      .whereIn('state', [...WAITING_STATES])
      .first()
    return under ? Number(under.id) : inner.later('kernel.storage.backup', { kind: 'manual' })
  })
}
