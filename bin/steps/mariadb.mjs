import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { canInstall, firstOf, install } from './debian.mjs'
import { end, run, start } from './processes.mjs'
import { Stop, step } from './progress.mjs'
import { scratch } from './scratch.mjs'

const server = () => firstOf(['/usr/sbin/mariadbd', '/usr/sbin/mysqld', '/usr/local/sbin/mariadbd'])
const installer = () =>
  firstOf(['/usr/bin/mariadb-install-db', '/usr/local/bin/mariadb-install-db'])
const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : [])

/** Whether a private MariaDB can be started here; installs Debian's packages (without their service) where that is allowed. */
export async function hasMariadb() {
  if (!server() && canInstall()) await install(['mariadb-server-core', 'mariadb-client-core'])
  return Boolean(server() && installer())
}

/**
 * Starts a private server: own folder, own socket, no port, nothing of the machine's own configuration.
 * Answers `{ socket, query, stop }`; `stop` ends the server by its pid and removes its folder.
 */
export function startMariadb() {
  return step('Starting a private MariaDB', async () => {
    const folder = scratch('mariadb')
    const data = join(folder, 'data')
    const socket = join(folder, 'socket')
    const temporary = join(folder, 'tmp')
    mkdirSync(temporary)
    const made = await run(installer(), [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...asRoot(),
    ])
    if (made.code !== 0)
      throw new Stop('MariaDB could not create its data folder.', made.output.trim())
    const child = start(server(), serverOptions(data, socket, temporary), {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let log = ''
    child.stderr.on('data', (chunk) => (log = (log + chunk).slice(-4000)))
    const stop = async () => {
      end(child)
      if (child.exitCode === null)
        await Promise.race([
          new Promise((done) => child.once('exit', done)),
          wait(20_000, null, { ref: false }),
        ])
      end(child, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
    const query = await connect(socket, child)
    if (query) return { socket, query, stop }
    await stop()
    throw new Stop('MariaDB did not start.', log.trim())
  })
}

/**
 * A commit survives the end of any process, as the tests that kill some need; only a power cut could lose it. Its
 * temporary tables lie in its own folder: a server that starts removes those of others from the folder they share.
 */
function serverOptions(data, socket, temporary) {
  return [
    '--no-defaults',
    ...asRoot(),
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--tmpdir=${temporary}`,
    '--skip-networking',
    '--innodb-buffer-pool-size=256M',
    '--innodb-log-file-size=96M',
    '--innodb-flush-log-at-trx-commit=2',
    '--max-connections=200',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
  ]
}

async function connect(socketPath, child) {
  const { createConnection } = await import('mysql2/promise')
  for (let attempt = 0; attempt < 240 && child.exitCode === null; attempt++) {
    const connection = await createConnection({ socketPath, user: 'root' }).catch(() => null)
    if (!connection) {
      await wait(250)
      continue
    }
    await connection.end()
    return async (sql) => {
      const one = await createConnection({ socketPath, user: 'root', multipleStatements: true })
      await one.query(sql).finally(() => one.end())
    }
  }
  return null
}
