import { writeFileSync } from 'node:fs'
import type { NamedReporterContract } from '@japa/runner/types'

interface Executed {
  title: string
  outcome: 'passed' | 'failed' | 'skipped'
}

/** Writes what was executed to the file that TEST_RESULTS names, so that runs can be added up and compared. */
export function counts(): NamedReporterContract {
  return {
    name: 'counts',
    handler(runner, emitter) {
      const file = process.env.TEST_RESULTS
      const tests: Executed[] = []
      if (!file) return
      emitter.on('test:end', (test) => {
        const left = test.isSkipped || test.isTodo
        const outcome = left ? 'skipped' : test.hasError ? 'failed' : 'passed'
        const title = test.title.expanded
        tests.push({ title, outcome })
      })
      emitter.on('runner:end', () => {
        const { hasError } = runner.getSummary()
        writeFileSync(file, JSON.stringify({ hasError, tests }))
      })
    },
  }
}
