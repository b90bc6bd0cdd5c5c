import { Job, Locator, QueueManager, Worker, drivers } from '@adonisjs/queue'
import { RedisManager } from '@adonisjs/redis'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import { redis } from '#config/queue'
import type { Carrier, Work } from '#kernel/jobs/carrier'
import { DatabaseCarrier } from '#kernel/jobs/database_carrier'

const QUEUE = 'kontor'
const NAME = 'kontor'

let work: Work | undefined

/** What travels through Redis: the id of a row. */
class CarriedJob extends Job<{ id: number }> {
  static override options = { name: NAME, queue: QUEUE, maxRetries: 0 }

  async execute() {
    await work?.(this.payload.id)
  }
}

/**
 * Redis brings the ids of jobs to whichever process is free. What it loses (flushed, restarted, gone) and
 * what is due only later is found in the rows, which one lane goes on looking at.
 */
export class RedisCarrier implements Carrier {
  private readonly rows = new DatabaseCarrier(1)
  private readonly manager = new RedisManager(
    { connection: 'main', connections: { main: { ...redis, maxRetriesPerRequest: 2 } } },
    logger
  )
  private ready: Promise<typeof QueueManager> | undefined
  private worker: Worker | undefined

  constructor(private readonly concurrency: number) {}

  async start(take: Work) {
    work = take
    await this.connect()
    this.worker = new Worker(await this.config())
    this.worker
      .start([QUEUE])
      .catch((error) =>
        logger.error({ err: error }, 'Redis brings no more jobs; the rows are looked at')
      )
    await this.rows.start(take)
  }

  announce(ids: readonly number[]) {
    this.dispatch(ids).catch((error) =>
      logger.warn({ err: error }, 'Redis did not take jobs; they are found in their rows')
    )
  }

  look() {
    this.rows.look()
  }

  async stop() {
    await Promise.all([this.worker?.stop(), this.rows.stop()])
    if (this.ready) await QueueManager.destroy()
    await this.manager.disconnectAll()
  }

  private async dispatch(ids: readonly number[]) {
    await this.connect()
    await CarriedJob.dispatchMany(ids.map((id) => ({ id }))).toQueue(QUEUE)
  }

  private connect() {
    this.ready ??= this.config().then((config) => {
      Locator.register(NAME, CarriedJob)
      return QueueManager.init(config)
    })
    return this.ready
  }

  /** A job brought twice does no harm, one deleted as stalled would wait for the look at the rows: never delete. */
  private async config() {
    app.container.bindValue('redis' as never, this.manager as never)
    return {
      default: 'redis',
      adapters: { redis: await drivers.redis().resolver(app) },
      locations: [],
      autoLoadJobs: false,
      logger,
      worker: {
        concurrency: this.concurrency,
        idleDelay: '200ms',
        maxStalledCount: 1_000_000,
        gracefulShutdown: false,
      },
    }
  }
}
