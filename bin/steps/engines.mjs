import { globSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { root } from './processes.mjs'
import { keptResults } from './results.mjs'

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'))

/**
 * What runs on one engine only, each with its reason: `[{ title, engine, reason }]` for a test, with `files` (patterns)
 * and `except` instead of a title for whole spec files. tests/README.md says what may stand there.
 */
export const engineOnly = () => readJson('tests', 'one_engine.json')

/** Whether a test that `engine` skipped is one that belongs to the other engine. */
export function belongsElsewhere(title, engine) {
  return engineOnly().some((entry) => entry.title === title && entry.engine !== engine)
}

/** Whether a spec file belongs to `engine`, or to both. */
export function belongsHere(file, engine) {
  return !engineOnly().some((entry) => names(entry, file) && entry.engine !== engine)
}

function names({ files = [], except = [] }, file) {
  return (
    Boolean(file) && files.some((pattern) => matchesGlob(file, pattern)) && !except.includes(file)
  )
}

/** Compares what ran on both engines: the same tests, but for the named ones. Answers the differences. */
export function compareEngines() {
  const [sqlite, mariadb] = ['sqlite', 'mariadb'].map((engine) => executed(engine))
  if (!sqlite || !mariadb)
    return ['both engines must have run all suites before they can be compared']
  console.log(`executed: ${sqlite.length} on sqlite, ${mariadb.length} on mariadb`)
  for (const entry of engineOnly()) {
    const { title, files, engine, reason } = entry
    console.log(`only on ${engine}: ${title ?? files.join(', ')}: ${reason}`)
    if (files) printNumbers(entry)
  }
  return [
    ...missing(sqlite, mariadb).map((key) => `ran on sqlite only: ${key}`),
    ...missing(mariadb, sqlite).map((key) => `ran on mariadb only: ${key}`),
    ...unknownFiles(),
  ]
}

/** `suite: title` of every test that ran, the ones of one engine left out. */
function executed(engine) {
  const ofOne = engineOnly()
  return (
    ranOn(engine)
      ?.filter(({ title, file }) => !ofOne.some((one) => one.title === title || names(one, file)))
      .map(({ suite, title }) => `${suite}: ${title}`) ?? null
  )
}

const ranOn = (engine) => keptResults(engine)?.filter(({ outcome }) => outcome !== 'skipped')

/** How many tests ran of each of the files. */
function printNumbers(entry) {
  const ran = ranOn(entry.engine).filter(({ file }) => file && names(entry, file))
  for (const [file, tests] of Map.groupBy(ran, (one) => one.file))
    console.log(`  ${file}: ${tests.length} ${tests.length === 1 ? 'test' : 'tests'}`)
}

/** Names of files that are there no more. */
function unknownFiles() {
  return engineOnly()
    .flatMap(({ files = [], except = [] }) => [...files, ...except])
    .filter((pattern) => globSync(pattern, { cwd: root }).length === 0)
    .map((pattern) => `tests/one_engine.json names a file that does not exist: ${pattern}`)
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
