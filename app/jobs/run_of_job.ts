import logger from '@adonisjs/core/services/logger'
import { clock } from '#kernel/companies/clock'
import { write, type HeldJob } from '#kernel/jobs/claim'
import type { JobRun } from '#kernel/jobs/define_job'
import { BEAT, LEASE, leaseEnd } from '#kernel/jobs/lease'

const TICK = 1000
const LONGEST_NOTE = 255

/** Why a run was told to stop. */
export type StopReason = 'cancelled' | 'lost' | 'shutdown'

/** One run of a held job: says that it lives, notes its progress, learns that it is to stop. */
export class RunOfJob implements JobRun {
  readonly id: number
  readonly attempt: number
  #stop = new AbortController()
  #reason: StopReason | undefined
  #progress:
    | { progress_done: number; progress_total: number | null; progress_note: string | null }
    | undefined
  #isNew = false
  #heeds = false
  #beatAt = clock().getTime()
  #timer: NodeJS.Timeout
  #beating = false

  constructor(private readonly job: HeldJob) {
    this.id = Number(job.id)
    this.attempt = Number(job.attempts)
    this.#timer = setInterval(() => void this.#tick(), TICK).unref()
  }

  get signal() {
    this.#heeds = true
    return this.#stop.signal
  }

  get stopReason() {
    return this.#reason
  }

  /** Why it came back early, as far as it listens; what never asked has done all it had to. */
  get stoppedFor() {
    return this.#heeds ? this.#reason : undefined
  }

  isCancelled() {
    this.#heeds = true
    return this.#reason === 'cancelled'
  }

  progress(done: number, total?: number, note?: string) {
    this.#progress = {
      progress_done: Math.trunc(done),
      progress_total:
        total === undefined ? (this.#progress?.progress_total ?? null) : Math.trunc(total),
      progress_note: note?.slice(0, LONGEST_NOTE) ?? this.#progress?.progress_note ?? null,
    }
    this.#isNew = true
  }

  /** What the row says of the progress at the end. */
  get lastProgress() {
    return this.#progress ?? {}
  }

  stop(reason: StopReason) {
    if (this.#reason) return
    this.#reason = reason
    this.#stop.abort(new Error(`job ${this.id} is to stop: ${reason}`))
  }

  end() {
    clearInterval(this.#timer)
  }

  async #tick() {
    const silence = clock().getTime() - this.#beatAt
    if (silence > LEASE * 1000) this.stop('lost')
    if (this.#beating || (!this.#isNew && silence < BEAT)) return
    this.#beating = true
    try {
      await this.#beat()
    } catch (error) {
      logger.warn({ err: error, job: this.id }, 'a job could not say that it goes on')
    } finally {
      this.#beating = false
    }
  }

  async #beat() {
    const { id, claim } = this.job
    this.#isNew = false
    const cancelledAt = await write(async (trx) => {
      const held = await trx
        .from('jobs')
        .where({ id, claim, state: 'running' })
        .update({ lease_until: leaseEnd(), ...this.lastProgress })
      if (!Number(held)) return 'lost'
      const row = await trx.from('jobs').where('id', id).select('cancelled_at').first()
      return row.cancelled_at as string | null
    })
    if (cancelledAt) this.stop(cancelledAt === 'lost' ? 'lost' : 'cancelled')
    this.#beatAt = clock().getTime()
  }
}
