import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** A worker process apart from the server: as many as the work needs, on as many machines. */
export default class QueueWork extends KernelCommand {
  static override commandName = 'queue:work'
  static override description = 'Run jobs and deliver events until told to end'
  static override options = { startApp: true, staysAlive: true }

  @flags.number({ description: 'How many jobs at once; QUEUE_CONCURRENCY unless told' })
  declare concurrency: number | undefined

  override async perform() {
    const { startWorker } = await import('#kernel/jobs/worker')
    const { queueConcurrency } = await import('#config/queue')
    await startWorker(this.concurrency ?? Math.max(1, queueConcurrency))
    this.stayUntilTold()
    this.logger.info('working; end it with SIGTERM or Ctrl+C')
  }

  /** What waits in the worker keeps no process alive. */
  private stayUntilTold() {
    const alive = setInterval(() => {}, 2 ** 30)
    this.app.terminating(() => clearInterval(alive))
  }
}
