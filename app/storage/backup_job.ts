import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { defineJob } from '#kernel/jobs/define_job'
import { makeBackup } from '#kernel/storage/make_backup'
import type { BackupKind } from '#kernel/storage/manifest'
import { rotate } from '#kernel/storage/rotation'

/** Makes a backup and lets rotation remove the old ones. */
export default defineJob<{ kind?: BackupKind }>({
  name: 'kernel.storage.backup',
  as: 'kernel',
  attempts: 3,
  async run(ctx, { kind = 'nightly' }, job) {
    try {
      const { name, manifest } = await makeBackup({
        kind,
        signal: job.signal,
        progress: (done, total, note) => job.progress(done, total, note),
      })
      await securityEvent(ctx, 'backed_up', { name })
      return { name, tables: manifest.tables.length, files: manifest.files.length }
    } finally {
      // Also where the copy failed: else each night would leave an archive more, until the disk is full.
      await rotate()
    }
  },
})
