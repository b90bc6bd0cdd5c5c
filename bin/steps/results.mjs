import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.mjs'

const folder = join(root, 'storage', 'test-results')
const fileOf = (engine) => join(folder, `${engine}.json`)

/** Keeps what a whole run on one engine executed, for the comparison of both and for the closing lines. */
export function keepResults(engine, tests) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileOf(engine), JSON.stringify(tests))
}

/** What the last whole run on an engine executed; null where there was none. */
export function keptResults(engine) {
  return existsSync(fileOf(engine)) ? JSON.parse(readFileSync(fileOf(engine), 'utf8')) : null
}

/** Nothing of an earlier run shall be taken for this one's. */
export function forgetResults(engine) {
  rmSync(fileOf(engine), { force: true })
}

/** Every failed test, so that it can be read where only the end of an output is kept. */
export function printFailures(tests) {
  const failed = tests.filter(({ outcome }) => outcome === 'failed')
  if (failed.length === 0) return
  console.log(`\n── ${failed.length === 1 ? 'one test' : `${failed.length} tests`} failed`)
  for (const { engine, suite, file, title, error, place, code } of failed) {
    console.log(['✗ ' + engine, suite, file, title].filter(Boolean).join(' · '))
    if (error) console.log(`    ${error}`)
    if (place) console.log(`    ${place}: ${code ?? ''}`)
  }
}

/** How many of each outcome; `more` suites were skipped whole. */
export function totals(tests, more = 0) {
  const number = (outcome) => tests.filter((test) => test.outcome === outcome).length
  return `${number('passed')} passed, ${number('failed')} failed, ${number('skipped') + more} skipped`
}
