import { BaseReporter } from '@japa/runner/core'
import type { NamedReporterContract, TestEndNode } from '@japa/runner/types'
import { pathOf } from '#tests/failure'

/** One line for each file, the failed and the skipped named, and at the end every error: for runs nobody watches. */
class BriefReporter extends BaseReporter {
  private file: string | undefined
  private ended: TestEndNode[] = []

  protected onTestEnd(test: TestEndNode) {
    const file = pathOf(test.meta.fileName)
    if (file !== this.file) this.printFile()
    this.file = file
    this.ended.push(test)
  }

  protected async end() {
    this.printFile()
    await this.printSummary(this.runner!.getSummary())
  }

  private printFile() {
    const { file, ended } = this
    if (ended.length === 0) return
    const seconds = ended.reduce((sum, { duration }) => sum + duration, 0) / 1000
    const failed = ended.filter(({ hasError }) => hasError)
    const mark = failed.length > 0 ? '✖' : '✔'
    console.log(`${mark} ${file}: ${ended.length} (${seconds.toFixed(1)} s)`)
    for (const { title } of failed) console.log(`  ✖ ${title.expanded}`)
    for (const { title, isSkipped, skipReason } of ended) {
      if (isSkipped) console.log(`  ● ${title.expanded}: ${skipReason ?? 'skipped'}`)
    }
    this.ended = []
  }
}

export function brief(): NamedReporterContract {
  return { name: 'brief', handler: (...args) => new BriefReporter().boot(...args) }
}
