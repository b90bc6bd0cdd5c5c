import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './processes.mjs'
import { Stop } from './progress.mjs'

const file = join(root, '.env')

const content = (
  key,
  host,
  port,
  url
) => `# Written by the first start. Keep it secret, and keep it with your backups of storage/:
# without APP_KEY what is stored encrypted cannot be read again.
APP_KEY=${key}
APP_URL=${url}
HOST=${host}
PORT=${port}
`

/** Data without the key it was written with would be lost silently; a fresh key must not hide that. */
function refuseOrphanedData(env) {
  const storage = resolve(root, env.STORAGE_PATH ?? 'storage')
  if (!existsSync(join(storage, 'kontor.sqlite3'))) return
  throw new Stop(
    `There is data in ${storage}, but the .env it was written with is missing.`,
    'Put the old .env back, or set APP_KEY to its key.'
  )
}

/**
 * Reads the settings for a start, writing them first where this is a fresh clone.
 * The environment wins over the file, and a changed PORT also changes a local APP_URL.
 */
export function settings(env = process.env) {
  if (!existsSync(file) && !env.APP_KEY) {
    refuseOrphanedData(env)
    const port = env.PORT ?? '3333'
    const url = env.APP_URL ?? `http://localhost:${port}`
    const key = randomBytes(32).toString('base64url')
    writeFileSync(file, content(key, env.HOST ?? '127.0.0.1', port, url), { mode: 0o600 })
  }
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const merged = { HOST: '127.0.0.1', PORT: '3333', ...written, ...env }
  if (!env.APP_URL && (env.PORT || !written.APP_URL))
    merged.APP_URL = localUrl(written.APP_URL, merged.PORT)
  return merged
}

function localUrl(url, port) {
  if (url && !['localhost', '127.0.0.1'].includes(new URL(url).hostname)) return url
  return `http://localhost:${port}`
}
