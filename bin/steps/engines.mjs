import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.mjs'
import { keptResults } from './results.mjs'

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'))

/**
 * What makes sense on one engine only, each with its reason: `[{ title, engine, reason }]` for a test, with `files`
 * instead of a title for whole spec files. tests/README.md says which may stand there.
 */
export const engineOnly = () => readJson('tests', 'one_engine.json')

/** Whether a test that `engine` skipped is one that belongs to the other engine. */
export function belongsElsewhere(title, engine) {
  return engineOnly().some((entry) => entry.title === title && entry.engine !== engine)
}

/** Whether a spec file belongs to `engine`, or to both. */
export function belongsHere(file, engine) {
  return !engineOnly().some((entry) => entry.files?.includes(file) && entry.engine !== engine)
}

/** Compares what ran on both engines: the same tests, but for the named ones. Answers the differences. */
export function compareEngines() {
  const [sqlite, mariadb] = ['sqlite', 'mariadb'].map((engine) => executed(engine))
  if (!sqlite || !mariadb)
    return ['both engines must have run all suites before they can be compared']
  console.log(`executed: ${sqlite.length} on sqlite, ${mariadb.length} on mariadb`)
  for (const { title, files, engine, reason } of engineOnly()) {
    console.log(`only on ${engine}: ${title ?? `${files.length} files`}: ${reason}`)
    for (const file of files ?? []) console.log(`  ${file}: ${countOf(file, engine)}`)
  }
  return [
    ...missing(sqlite, mariadb).map((key) => `ran on sqlite only: ${key}`),
    ...missing(mariadb, sqlite).map((key) => `ran on mariadb only: ${key}`),
    ...unknownFiles(),
  ]
}

/** `suite: title` of every test that ran, the ones of one engine left out. */
function executed(engine) {
  const named = new Set(engineOnly().flatMap(({ title, files }) => title ?? files))
  return (
    keptResults(engine)
      ?.filter(({ outcome }) => outcome !== 'skipped')
      .filter(({ title, file }) => !named.has(title) && !named.has(file))
      .map(({ suite, title }) => `${suite}: ${title}`) ?? null
  )
}

/** How many tests of a file ran on its engine. */
function countOf(file, engine) {
  const ran = keptResults(engine).filter((one) => one.file === file && one.outcome !== 'skipped')
  return `${ran.length} ${ran.length === 1 ? 'test' : 'tests'}`
}

/** Names of files that are there no more. */
function unknownFiles() {
  return engineOnly()
    .flatMap(({ files }) => files ?? [])
    .filter((file) => !existsSync(join(root, file)))
    .map((file) => `tests/one_engine.json names a file that does not exist: ${file}`)
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
