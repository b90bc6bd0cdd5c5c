import type { ApplicationService } from '@adonisjs/core/types'
import { startWorker, stopWorker } from '#kernel/jobs/worker'
import { keepOptimized, stopOptimizing } from '#kernel/records/storage/optimize'
import { closeReader } from '#kernel/records/storage/reader'
import { closeReadingThreads } from '#kernel/records/storage/reading_thread'
import { closePrintingThread } from '#kernel/reports/output/pdf/print_pdf'

/** Brings the kernel up: plugins at boot, schema before the first request, events while it runs. */
export default class KernelProvider {
  constructor(private readonly app: ApplicationService) {}

  async boot() {
    const { loadPlugins } = await import('#kernel/plugins/load')
    await loadPlugins()
    const { limitDeploymentRows } = await import('#kernel/companies/visible_rows')
    limitDeploymentRows()
  }

  async start() {
    if (this.app.getEnvironment() !== 'web') return
    const { bringUp } = await import('#kernel/plugins/bring_up')
    await bringUp()
    const { refreshSearch } = await import('#kernel/records/search/refresh')
    await refreshSearch()
    const { refreshIndexes } = await import('#kernel/reports/advice/refresh_indexes')
    await refreshIndexes()
    await startWorker()
    keepOptimized()
  }

  async shutdown() {
    stopOptimizing()
    await stopWorker()
    await closeReadingThreads()
    await closePrintingThread()
    closeReader()
  }
}
