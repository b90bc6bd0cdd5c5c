import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.mjs'
import { keptResults } from './results.mjs'

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'))

/** The tests that make sense on one engine only, each with its reason: `[{ title, engine, reason }]`. */
export const engineOnly = () => readJson('tests', 'one_engine.json')

/** Whether a test that `engine` skipped is one that belongs to the other engine. */
export function belongsElsewhere(title, engine) {
  return engineOnly().some((entry) => entry.title === title && entry.engine !== engine)
}

/** Compares what ran on both engines: the same tests, but for the named ones. Answers the differences. */
export function compareEngines() {
  const [sqlite, mariadb] = ['sqlite', 'mariadb'].map((engine) => executed(engine))
  if (!sqlite || !mariadb)
    return ['both engines must have run all suites before they can be compared']
  console.log(`executed: ${sqlite.length} on sqlite, ${mariadb.length} on mariadb`)
  for (const { title, engine, reason } of engineOnly())
    console.log(`only on ${engine}: ${title}: ${reason}`)
  return [
    ...missing(sqlite, mariadb).map((key) => `ran on sqlite only: ${key}`),
    ...missing(mariadb, sqlite).map((key) => `ran on mariadb only: ${key}`),
  ]
}

/** `suite: title` of every test that ran, the ones of one engine left out. */
function executed(engine) {
  const named = new Set(engineOnly().map(({ title }) => title))
  return (
    keptResults(engine)
      ?.filter(({ outcome, title }) => outcome !== 'skipped' && !named.has(title))
      .map(({ suite, title }) => `${suite}: ${title}`) ?? null
  )
}

/** What `ours` holds more often than `theirs`: titles may repeat. */
function missing(ours, theirs) {
  const left = new Map()
  for (const key of theirs) left.set(key, (left.get(key) ?? 0) + 1)
  return ours.filter((key) => {
    const times = left.get(key) ?? 0
    left.set(key, times - 1)
    return times <= 0
  })
}
