import { backupFolder, backupsKept, backupTarget } from '#config/backup'
import { needAdministrator } from '#kernel/accounts/guard'
import type { Context } from '#kernel/companies/context'
import type { JobState } from '#kernel/jobs/job'
import { listBackups } from '#kernel/storage/backups'
import type { BackupKind } from '#kernel/storage/manifest'

const TOO_LONG = 48 * 3_600_000

export interface ShownBackup {
  name: string
  kind: BackupKind
  madeAt: string
  size: number
}

/** The last time one was made, or is being made. */
export interface LastAttempt {
  state: JobState
  done: number
  total: number
  at: string | null
  problem: string | null
}

interface JobRow {
  state: JobState
  progress_done: number | null
  progress_total: number | null
  finished_at: string | null
  error: string | null
}

/** Every backup of this server, the last attempt at one, and whether the newest is too old. */
export async function backupsProps(ctx: Context) {
  needAdministrator(ctx)
  const backups = (await listBackups()).map(
    (one): ShownBackup => ({ ...one, madeAt: one.madeAt.toISOString() })
  )
  const newest = backups.at(0)
  const age = newest ? ctx.now.getTime() - Date.parse(newest.madeAt) : Infinity
  return {
    backups,
    last: await lastAttempt(ctx),
    isOverdue: age > TOO_LONG,
    folder: backupFolder,
    target: backupTarget(),
    kept: backupsKept,
  }
}

async function lastAttempt(ctx: Context): Promise<LastAttempt | null> {
  const [row] = await ctx.rows<JobRow>(
    'SELECT `state`, `progress_done`, `progress_total`, `finished_at`, `error` FROM `jobs` ' +
      'WHERE `name` = ? ORDER BY `id` DESC LIMIT 1',
    ['kernel.storage.backup']
  )
  if (!row) return null
  return {
    state: row.state,
    done: Number(row.progress_done ?? 0),
    total: Number(row.progress_total ?? 0),
    at: row.finished_at && `${row.finished_at.replace(' ', 'T').slice(0, 23)}Z`,
    problem: row.state === 'done' ? null : row.error,
  }
}
