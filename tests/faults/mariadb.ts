import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { OwnProgram, programAt } from '#tests/faults/own_program'

const SERVER = programAt('/usr/sbin/mariadbd', '/usr/sbin/mysqld', '/usr/local/sbin/mariadbd')
const INSTALL = programAt('/usr/bin/mariadb-install-db', '/usr/local/bin/mariadb-install-db')
const AS_ROOT = process.getuid?.() === 0 ? ['--user=root'] : []

/** A private MariaDB that may be killed: each commit is on disk, it listens on its socket only. */
export class OwnMariadb {
  private constructor(
    private readonly folder: string,
    private readonly program: OwnProgram
  ) {}

  static async create() {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-mariadb-'))
    const data = `--datadir=${join(folder, 'data')}`
    const temporary = join(folder, 'tmp')
    await mkdir(temporary)
    const login = '--auth-root-authentication-method=normal'
    await promisify(execFile)(INSTALL!, [
      '--no-defaults',
      data,
      login,
      '--skip-test-db',
      ...AS_ROOT,
    ])
    const program = new OwnProgram(SERVER!, [
      '--no-defaults',
      ...AS_ROOT,
      data,
      `--socket=${join(folder, 'socket')}`,
      `--tmpdir=${temporary}`,
      '--skip-networking',
      '--innodb-buffer-pool-size=64M',
      '--innodb-flush-log-at-trx-commit=1',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
    ])
    const mariadb = new OwnMariadb(folder, program)
    await mariadb.start()
    await mariadb.query('CREATE DATABASE kontor')
    return mariadb
  }

  /** What a deployment must know to use it. */
  get env() {
    return {
      DB_CONNECTION: 'mysql',
      DB_SOCKET: join(this.folder, 'socket'),
      DB_USER: 'root',
      DB_PASSWORD: '',
      DB_DATABASE: 'kontor',
    }
  }

  async start() {
    this.program.start()
    for (let tries = 0; tries < 240 && this.program.isUp; tries++) {
      if (await this.query('SELECT 1').catch(() => false)) return
      await sleep(250)
    }
    throw new Error('MariaDB did not begin within a minute')
  }

  kill() {
    return this.program.kill()
  }

  async close() {
    await this.program.kill()
    await rm(this.folder, { recursive: true, force: true })
  }

  private async query(sql: string) {
    const socketPath = join(this.folder, 'socket')
    const connection = await createConnection({ socketPath, user: 'root', connectTimeout: 30_000 })
    await connection.query(sql).finally(() => connection.end())
    return true
  }
}
