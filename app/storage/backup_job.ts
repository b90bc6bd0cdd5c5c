import { notify } from '#kernel/activity/notifications/notify'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { defineJob } from '#kernel/jobs/define_job'
import { administrators } from '#kernel/plugins/integrity/runs'
import { transaction } from '#kernel/records/storage/transaction'
import { makeBackup } from '#kernel/storage/make_backup'
import type { BackupKind } from '#kernel/storage/manifest'
import { rotate } from '#kernel/storage/rotation'

const ATTEMPTS = 3

/** Makes a backup and lets rotation remove the old ones; administrators hear of a failure. */
export default defineJob<{ kind?: BackupKind }>({
  name: 'kernel.storage.backup',
  as: 'kernel',
  attempts: ATTEMPTS,
  async run(ctx, { kind = 'nightly' }, job) {
    try {
      const { name, manifest } = await makeBackup({
        kind,
        signal: job.signal,
        progress: (done, total, note) => job.progress(done, total, note),
      })
      await securityEvent(ctx, 'backed_up', { name })
      const removed = await rotate()
      return { name, tables: manifest.tables.length, files: manifest.files.length, removed }
    } catch (error) {
      if (error instanceof Refusal || job.attempt >= ATTEMPTS) await tellAdministrators(ctx)
      throw error
    }
  },
})

async function tellAdministrators(ctx: Context) {
  const ids = await administrators()
  await transaction(ctx, async (inner) => {
    for (const id of ids) {
      await notify(inner, id, {
        key: 'upkeep.backups.failed_notice',
        href: '/kernel/backups',
      })
    }
  })
}
