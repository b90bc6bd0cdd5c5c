import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'

/** The first of these programs that this machine has. */
export const programAt = (...paths: string[]) => paths.find((path) => existsSync(path))

/** A program a test started: ended by its own pid, with the test at the latest. */
export class OwnProgram {
  private child: ChildProcess | undefined

  constructor(
    private readonly command: string,
    private readonly args: string[]
  ) {}

  start() {
    const child = spawn(this.command, this.args, { stdio: 'ignore' })
    process.once('exit', () => child.kill('SIGKILL'))
    this.child = child
  }

  /** As a power cut would. */
  kill() {
    return this.end('SIGKILL')
  }

  async end(signal: NodeJS.Signals = 'SIGTERM') {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'close')
  }

  get isUp() {
    return this.child?.exitCode === null && this.child.signalCode === null
  }
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
