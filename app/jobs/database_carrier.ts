import logger from '@adonisjs/core/services/logger'
import type { Carrier, Work } from '#kernel/jobs/carrier'

/** The rows themselves are the queue: as many lanes as jobs may run at once, each taking the next due one. */
export class DatabaseCarrier implements Carrier {
  private lanes = new Set<Promise<void>>()
  private work: Work | undefined

  constructor(private readonly concurrency: number) {}

  async start(work: Work) {
    this.work = work
    this.look()
  }

  announce() {
    this.look()
  }

  look() {
    if (!this.work || this.lanes.size >= this.concurrency) return
    const lane = this.drain(this.work).finally(() => this.lanes.delete(lane))
    this.lanes.add(lane)
  }

  async stop() {
    this.work = undefined
    await Promise.all(this.lanes)
  }

  /** Where there was one job there may be more than one lane can do. */
  private async drain(work: () => Promise<boolean>) {
    try {
      while (this.work && (await work())) this.look()
    } catch (error) {
      logger.error({ err: error }, 'jobs could not be taken; they stay queued')
    }
  }
}
