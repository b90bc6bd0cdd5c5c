import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, OwnProgram, programAt } from '#tests/faults/own_program'

const PROGRAM = programAt('/usr/bin/redis-server', '/usr/local/bin/redis-server')

export const hasRedis = PROGRAM !== undefined

/** A private Redis on 127.0.0.1, which forgets everything when it ends. */
export class OwnRedis {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly program: OwnProgram
  ) {}

  static async create() {
    const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'kontor-redis-'))]
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
    const redis = new OwnRedis(port, folder, new OwnProgram(PROGRAM!, args))
    await redis.start()
    return redis
  }

  /** What a deployment must know to use it. */
  get env() {
    return { QUEUE_DRIVER: 'redis', REDIS_HOST: '127.0.0.1', REDIS_PORT: String(this.port) }
  }

  async start() {
    this.program.start()
    for (let tries = 0; tries < 600; tries++) {
      if ((await this.say('PING').catch(() => '')).startsWith('+PONG')) return
      await sleep(50)
    }
    throw new Error('Redis did not begin within 30 s')
  }

  kill() {
    return this.program.kill()
  }

  /** One inline command; answers the first bytes of what it says. */
  say(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write(`${command}\r\n`))
      socket.setTimeout(30_000, () => socket.destroy(new Error('Redis is silent')))
      socket.once('error', reject)
      socket.once('data', (chunk) => {
        socket.end()
        resolve(String(chunk))
      })
    })
  }

  async close() {
    await this.program.kill()
    await rm(this.folder, { recursive: true, force: true })
  }
}
