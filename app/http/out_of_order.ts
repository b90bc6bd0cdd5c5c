import { Refusal } from '#kernel/http/refusal'

const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'ER_DISK_FULL', 'ER_RECORD_FILE_FULL'])
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
])

/** What is wrong with the machines and not with us: the disk is full, the database is away. Null for anything else. */
export function outOfOrder(error: unknown): Refusal | null {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (typeof code !== 'string') return hasLostConnection(error) ? away() : null
  if (FULL.has(code) || isFullWhileWriting(error)) {
    return new Refusal('E_DISK_FULL', {}, { status: 507 })
  }
  // A missing file has this code too; only a connection that is asked for is the database's.
  if (code === 'ENOENT' && syscall !== 'connect') return null
  return AWAY.has(code) ? away() : null
}

const away = () => new Refusal('E_DATABASE_AWAY', {}, { status: 503 })

/** mysql2 gives no code to a command for a connection that has ended, knex none where no connection could be had. */
function hasLostConnection(error: unknown) {
  const { fatal, name } = error as { fatal?: unknown; name?: unknown }
  return fatal === true || name === 'KnexTimeoutError'
}

/** Without room SQLite may also fail to grow its shared memory or its log. */
function isFullWhileWriting(error: unknown) {
  const { code } = error as { code: string }
  return code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_SHMSIZE'
}
