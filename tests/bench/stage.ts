import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillOrders } from './fill_orders.js'

const ROOT = new URL('../../', import.meta.url).pathname
/** Each runs its TypeScript as it does in production: Kontor in its way, the bare application in the framework's. */
const LOADER = { kontor: './bin/typescript.mjs', bare: import.meta.resolve('@poppinss/ts-exec') }

/** What `npm start` tells node. */
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
const FLAGS = scripts.start.split(' ').filter((word) => word.startsWith('--'))

/** The administrator of the stage. */
export const ADA = { email: 'ada@acme.test', password: 'a long enough sentence' }

export interface Running {
  url: string
  /** Milliseconds from the start of the process to its first answer. */
  boot: number
  /** Resident memory in MB, now. */
  memory(): number
  /** The most it has had so far. */
  peak(): number
}

/** A Kontor with the bench plugin and so many orders, and a bare application on the same database. */
export class Stage {
  private readonly children: ChildProcess[] = []

  private constructor(
    private readonly folder: string,
    readonly env: NodeJS.ProcessEnv,
    readonly token: string
  ) {}

  static async set(count: number, database: NodeJS.ProcessEnv, fill = fillOrders): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-bench-'))
    const env = {
      ...process.env,
      ...database,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '1',
      APP_URL: 'http://127.0.0.1:1',
      APP_KEY: `a-key-for-one-run-of-the-benchmark-${process.pid}`,
      STORAGE_PATH: folder,
      LOG_LEVEL: 'error',
      KONTOR_PLUGINS_PATH: join(ROOT, 'tests/plugins/bench'),
    }
    const account = [`--email=${ADA.email}`, `--password=${ADA.password}`]
    await ace(
      env,
      'setup',
      '--company=Acme',
      '--currency=EUR',
      ...account,
      '--plugins=inventory,bench'
    )
    await fill(env, count)
    return new Stage(folder, env, await ace(env, 'token:create', ADA.email, '--name=bench'))
  }

  /** A command beside the server. */
  ace(...args: string[]) {
    return ace(this.env, ...args)
  }

  kontor() {
    return this.start(LOADER.kontor, 'bin/server.ts', '/health/live')
  }

  bare() {
    return this.start(LOADER.bare, 'tests/bench/bare/server.ts', '/')
  }

  /** Writes all records of a model to a file in a process of its own: how many, and the most memory it took. */
  exportFile(model: string) {
    const path = join(this.folder, 'exported.csv')
    const child = spawn(process.execPath, [...FLAGS, 'ace.js', 'export', model, `--out=${path}`], {
      cwd: ROOT,
      env: this.env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    let memory = 0
    const looking = setInterval(() => {
      if (child.exitCode === null) memory = Math.max(memory, residentMemory(child.pid!, 'VmHWM'))
    }, 100)
    const result = once(child, 'close').then(async ([code]) => {
      clearInterval(looking)
      if (code !== 0) throw new Error(`export ended with ${code}`)
      return { lines: (await linesIn(path)) - 1, memory }
    })
    return { isDone: () => child.exitCode !== null, result }
  }

  /** Milliseconds to the first answer of each, several starts in turn. */
  async boots(times: number) {
    const taken: { kontor: number[]; bare: number[] } = { kontor: [], bare: [] }
    for (let at = 0; at < times; at++) {
      for (const which of ['bare', 'kontor'] as const) {
        taken[which].push((await this[which]()).boot)
        await stop(this.children.pop()!)
      }
    }
    return taken
  }

  async strike() {
    for (const child of this.children) await stop(child)
    await rm(this.folder, { recursive: true, force: true })
  }

  private async start(loader: string, script: string, probe: string): Promise<Running> {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const began = performance.now()
    const flags = loader === LOADER.kontor ? FLAGS : []
    const child = spawn(process.execPath, [...flags, `--import=${loader}`, script], {
      cwd: ROOT,
      env: { ...this.env, PORT: String(port), APP_URL: url },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    this.children.push(child)
    while (!(await fetch(url + probe).catch(() => undefined))?.ok) {
      if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`)
      await sleep(20)
    }
    return {
      url,
      boot: performance.now() - began,
      memory: () => residentMemory(child.pid!, 'VmRSS'),
      peak: () => residentMemory(child.pid!, 'VmHWM'),
    }
  }
}

async function ace(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, ['ace.js', ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`ace ${args[0]} ended with ${code}: ${out}`)
  return out.trim()
}

async function linesIn(path: string) {
  let lines = 0
  for await (const chunk of createReadStream(path)) {
    for (const byte of chunk as Buffer) if (byte === 10) lines++
  }
  return lines
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'close')
}

function residentMemory(pid: number, which: 'VmRSS' | 'VmHWM') {
  const line = new RegExp(`${which}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  // One that has just ended has none any more.
  return line ? Math.round(Number(line[1]) / 1024) : 0
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
