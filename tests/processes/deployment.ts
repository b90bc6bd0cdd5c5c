import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'

const PASSWORD = 'a long enough sentence'

/** A Kontor of its own: an empty database, real server and command processes, all ended by `close`. */
export class Deployment {
  private readonly servers = new Set<Server>()

  private constructor(
    /** Its storage folder. */
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly database: string | null
  ) {}

  /** Without plugins to begin with (null) nothing is set up: the database has not even tables. */
  static async create(plugins: string | null, env: NodeJS.ProcessEnv = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-processes-'))
    const database = engine === 'mysql' ? `kontor_p_${process.pid}_${Date.now()}` : null
    if (database) await db.rawQuery(`CREATE DATABASE \`${database}\``)
    const own: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '1',
      APP_URL: 'http://127.0.0.1:1',
      APP_KEY: `key-of-the-process-tests-${process.pid}-0123456789`,
      STORAGE_PATH: folder,
      LOG_LEVEL: 'fatal',
      KONTOR_PLUGINS_PATH: '',
      ...(database && { DB_DATABASE: database }),
      ...env,
    }
    const made = new Deployment(folder, own, database)
    if (plugins === null) return made
    const company = [
      '--company=Acme',
      '--currency=EUR',
      '--email=ada@acme.test',
      `--password=${PASSWORD}`,
    ]
    await made.ace('setup', ...company, ...(plugins ? [`--plugins=${plugins}`] : []))
    return made
  }

  /** What a restore asks to be typed. */
  get databaseName() {
    return this.env.DB_CONNECTION === 'mysql' ? this.database! : 'kontor.sqlite3'
  }

  /** Runs a command to its end; answers what it printed. Throws where it fails, unless `mayFail`. */
  async ace(...args: string[]) {
    const { code, out } = await this.tryAce(...args)
    if (code !== 0) throw new Error(`ace ${args.join(' ')} ended with ${code}:\n${out}`)
    return out.trim()
  }

  async tryAce(...args: string[]) {
    const child = this.spawn(['ace.js', ...args])
    const chunks: string[] = []
    child.stdout!.on('data', (chunk) => chunks.push(String(chunk)))
    child.stderr!.on('data', (chunk) => chunks.push(String(chunk)))
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, out: chunks.join('') }
  }

  token(email = 'ada@acme.test') {
    return this.ace('token:create', email, '--name=test')
  }

  /** A server process on a free port, once it answers. */
  async serve(): Promise<Server> {
    const port = await freePort()
    const child = this.spawn(['--import=./bin/typescript.mjs', 'bin/server.ts'], {
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
    })
    const server = new Server(child, `http://127.0.0.1:${port}`)
    this.servers.add(server)
    await server.isReady()
    return server
  }

  async close() {
    for (const server of this.servers) await server.kill()
    if (this.database) await db.rawQuery(`DROP DATABASE \`${this.database}\``)
    await rm(this.folder, { recursive: true, force: true })
  }

  private spawn(args: string[], env: NodeJS.ProcessEnv = {}) {
    return spawn(process.execPath, args, {
      cwd: app.makePath(),
      env: { ...this.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }
}

/** One server process of a deployment. */
export class Server {
  private log = ''

  constructor(
    private readonly child: ChildProcess,
    readonly url: string
  ) {
    child.stdout!.on('data', (chunk) => (this.log += chunk))
    child.stderr!.on('data', (chunk) => (this.log += chunk))
  }

  async isReady() {
    for (let tries = 0; tries < 300; tries++) {
      if (this.child.exitCode !== null) throw new Error(`the server ended:\n${this.log}`)
      const answer = await fetch(`${this.url}/health/live`).catch(() => undefined)
      if (answer?.ok) return
      await sleep(100)
    }
    throw new Error(`the server did not answer within 30 s:\n${this.log}`)
  }

  /** Ends the process as a power cut would, by its own pid. */
  async kill() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    this.child.kill('SIGKILL')
    await once(this.child, 'close')
  }

  /** A request of the API; answers status and body. */
  async api(token: string, method: string, path: string, body?: unknown) {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : null }
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
