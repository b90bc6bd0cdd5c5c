import { appendFileSync, writeFileSync } from 'node:fs'
import type { NamedReporterContract } from '@japa/runner/types'
import { failureOf, type Failure, pathOf } from '#tests/failure'

interface Executed extends Partial<Failure> {
  title: string
  outcome: 'passed' | 'failed' | 'skipped'
  file?: string
}

/**
 * Writes what was executed to the file that TEST_RESULTS names, a line each, so that runs can be added up and
 * compared. A last line says that the run reached its end.
 */
export function counts(): NamedReporterContract {
  return {
    name: 'counts',
    handler(runner, emitter) {
      const file = process.env.TEST_RESULTS
      if (!file) return
      writeFileSync(file, '')
      const note = (entry: Executed | { hasError: boolean }) =>
        appendFileSync(file, `${JSON.stringify(entry)}\n`)
      emitter.on('test:end', (test) => {
        const left = test.isSkipped || test.isTodo
        const outcome = left ? 'skipped' : test.hasError ? 'failed' : 'passed'
        const { title, meta, errors } = test
        note({
          title: title.expanded,
          outcome,
          file: pathOf(meta.fileName),
          ...(test.hasError && errors[0] && failureOf(errors[0].error)),
        })
      })
      emitter.on('group:end', ({ title, meta, errors }) => noteHooks(title, errors, meta.fileName))
      emitter.on('suite:end', ({ name, errors }) => noteHooks(name, errors))
      emitter.on('runner:end', () => note({ hasError: runner.getSummary().hasError }))

      /** What prepares a group can fail too, and then none of its tests runs. */
      function noteHooks(title: string, errors: { phase: string; error: Error }[], path?: string) {
        for (const { phase, error } of errors) {
          note({
            title: `${title}: ${phase}`,
            outcome: 'failed',
            file: pathOf(path),
            ...failureOf(error),
          })
        }
      }
    },
  }
}

/** A file that cannot be imported ends the run before any test: says which, and why. */
export function noteBroken(path: string, error: unknown) {
  const file = process.env.TEST_RESULTS
  if (!file) return
  const entry: Executed = {
    title: 'the file can be imported',
    outcome: 'failed',
    file: pathOf(path),
    error: failureOf(error).error,
  }
  writeFileSync(file, `${JSON.stringify(entry)}\n${JSON.stringify({ hasError: true })}\n`)
}
