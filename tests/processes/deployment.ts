import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import { freePort } from '#tests/faults/own_program'
import { apiCall, ONCE } from '#tests/processes/api_call'
import { copyDatabase, kindOf, neededBy, templateFolder } from '#tests/processes/template'

const PASSWORD = 'a long enough sentence'
const ADA = 'ada@acme.test'

const templates = new Map<string, Promise<Deployment>>()
let databases = 0

/** A Kontor of its own: an empty database, real server and command processes, all ended by `close`. */
export class Deployment {
  private readonly servers = new Set<Server | Worker>()
  /** A token of its administrator that was made with it. */
  private firstToken: string | undefined

  private constructor(
    /** Its storage folder. */
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly database: string | null
  ) {}

  /**
   * Without plugins to begin with (null) there are not even tables. A second one of a kind is a copy of the first; a
   * test that writes the plugins itself names what is `alike`.
   */
  static async create(plugins: string | null, more: NodeJS.ProcessEnv = {}, alike?: string) {
    const env = { ...neededBy(plugins), ...more }
    const kind = plugins === null ? null : (alike ?? kindOf(plugins, env))
    const made = await Deployment.empty(tmpdir(), env)
    if (kind) await made.takeOver(await Deployment.templateOf(kind, plugins!, env))
    else if (plugins !== null) await made.setUp(plugins)
    return made
  }

  private static templateOf(kind: string, plugins: string, env: NodeJS.ProcessEnv) {
    if (!templates.has(kind)) templates.set(kind, Deployment.template(plugins, env))
    return templates.get(kind)!
  }

  private static async template(plugins: string, env: NodeJS.ProcessEnv) {
    const template = await Deployment.empty(templateFolder(), env)
    await template.setUp(plugins)
    template.firstToken = await template.token()
    return template
  }

  private static async empty(parent: string, env: NodeJS.ProcessEnv) {
    const folder = await mkdtemp(join(parent, 'kontor-processes-'))
    const database = engine === 'mysql' ? `kontor_p_${process.pid}_${++databases}` : null
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
    return new Deployment(folder, own, database)
  }

  private async setUp(plugins: string) {
    const acme = ['--company=Acme', '--currency=EUR', `--email=${ADA}`, `--password=${PASSWORD}`]
    await this.ace('setup', ...acme, ...(plugins ? [`--plugins=${plugins}`] : []))
  }

  private async takeOver(template: Deployment) {
    await cp(template.folder, this.folder, { recursive: true })
    if (this.database) await copyDatabase(template.database!, this.database)
    this.firstToken = template.firstToken
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

  tryAce(...args: string[]) {
    return this.run(['ace.js', ...args])
  }

  /** Runs node to its end; the code is null where it was killed. `heard` is told what it has printed so far. */
  async run(
    args: string[],
    env: NodeJS.ProcessEnv = {},
    heard: (out: string) => Promise<void> | void = () => {}
  ) {
    const child = this.spawn(args, env)
    let out = ''
    const listen = (chunk: unknown) => void heard((out += String(chunk)))
    child.stdout!.on('data', listen)
    child.stderr!.on('data', listen)
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, out }
  }

  /** Writes past Kontor; `@` stands before the name of a table. */
  async write(...statements: string[]) {
    for (const statement of statements) {
      if (this.env.DB_CONNECTION === 'mysql') {
        await db.rawQuery(statement.replaceAll('@', `\`${this.database}\`.`))
        continue
      }
      const file = new Database(join(this.folder, 'kontor.sqlite3'), { timeout: 5000 })
      file.exec(statement.replaceAll('@', ''))
      file.close()
    }
  }

  async token(email = ADA) {
    if (email === ADA && this.firstToken) return this.firstToken
    return this.ace('token:create', email, '--name=test')
  }

  /** A server process on a free port, once it answers. */
  async serve(env: NodeJS.ProcessEnv = {}): Promise<Server> {
    const port = await freePort()
    const child = this.spawn(['--import=./bin/typescript.mjs', 'bin/server.ts'], {
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
      ...env,
    })
    const server = new Server(child, `http://127.0.0.1:${port}`)
    this.servers.add(server)
    await server.isReady()
    return server
  }

  /** A worker process apart, once it works. */
  async work(env: NodeJS.ProcessEnv = {}): Promise<Worker> {
    const worker = new Worker(this.spawn(['ace.js', 'queue:work'], env))
    this.servers.add(worker)
    await worker.isReady()
    return worker
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

/** A deployment that works: its first server, and a token of its administrator. It goes with the test. */
export async function servedDeployment(
  cleanup: (end: () => Promise<void>) => void,
  plugins: string,
  env?: NodeJS.ProcessEnv
) {
  const kontor = await Deployment.create(plugins, env)
  cleanup(() => kontor.close())
  const [token, server] = await Promise.all([kontor.token(), kontor.serve()])
  return { kontor, token, server }
}

/** One process of a deployment, and what it printed. */
class OwnProcess {
  log = ''

  constructor(protected readonly child: ChildProcess) {
    child.stdout!.on('data', (chunk) => (this.log += chunk))
    child.stderr!.on('data', (chunk) => (this.log += chunk))
  }

  get hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Ends the process as a power cut would, by its own pid. */
  async kill() {
    if (this.hasEnded) return
    this.child.kill('SIGKILL')
    await once(this.child, 'close')
  }

  /** Asks it to end, and waits until it has. */
  async end() {
    if (this.hasEnded) return
    this.child.kill('SIGTERM')
    await once(this.child, 'close')
  }
}

/** One worker process of a deployment. */
export class Worker extends OwnProcess {
  async isReady() {
    for (let tries = 0; tries < 1200; tries++) {
      if (this.hasEnded) throw new Error(`the worker ended:\n${this.log}`)
      if (this.log.includes('working')) return
      await sleep(100)
    }
    throw new Error(`the worker did not begin within two minutes:\n${this.log}`)
  }
}

/** One server process of a deployment. */
export class Server extends OwnProcess {
  constructor(
    child: ChildProcess,
    readonly url: string
  ) {
    super(child)
  }

  async isReady() {
    for (let tries = 0; tries < 1200; tries++) {
      if (this.hasEnded) throw new Error(`the server ended:\n${this.log}`)
      const answer = await fetch(`${this.url}/health/live`).catch(() => undefined)
      if (answer?.ok) return
      await sleep(100)
    }
    throw new Error(`the server did not answer within two minutes:\n${this.log}`)
  }

  /** A form of the API with a file in it. */
  async upload(token: string, path: string, form: FormData) {
    const headers = { ...ONCE, authorization: `Bearer ${token}` }
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      headers,
      body: form,
    })
    return { status: answer.status, body: JSON.parse(await answer.text()) }
  }

  /** Megabytes it holds now, and at most since `forgetPeak`. */
  memory() {
    return this.megabytes('VmRSS')
  }

  peak() {
    return this.megabytes('VmHWM')
  }

  forgetPeak() {
    writeFileSync(`/proc/${this.child.pid}/clear_refs`, '5')
  }

  private megabytes(key: string) {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8')
    return Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)![1]) / 1024)
  }

  /** A request of the API; answers status and body. */
  api(token: string, method: string, path: string, body?: unknown) {
    return apiCall(this.url, token, method, path, body)
  }
}
