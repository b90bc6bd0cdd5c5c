/*
 * `npm test [-- words…] [--suite=name]`: every suite in a process of its own, a long one in several when all are run,
 * three at a time, the longest first.
 * A word is a plugin's id or a part of a spec file's path. `npm run test:mariadb` runs the same files on MariaDB.
 */
import { parseArgs } from 'node:util'
import { buildAssets, hasAssets } from './steps/assets.mjs'
import { chromium } from './steps/chromium.mjs'
import { belongsElsewhere, belongsHere } from './steps/engines.mjs'
import { hasHledger } from './steps/hledger.mjs'
import { hasMariadb, startMariadb } from './steps/mariadb.mjs'
import { hasRedis } from './steps/redis.mjs'
import { keepResults, printFailures, totals } from './steps/results.mjs'
import { Stop, script, step } from './steps/progress.mjs'
import { runSuite, suites } from './steps/suites.mjs'

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'sqlite' },
    suite: { type: 'string', multiple: true },
    tests: { type: 'string' },
  },
})

const isWhole = words.length === 0 && !values.suite && !values.tests
const skipped = []
const mayNotSkip = process.env.CI === 'true'

/** The suites to run, and the reasons for those that cannot be run here. */
async function chosenSuites() {
  const all = (await suites(words)).map(here)
  const wanted = all.filter(
    ({ name, files }) => files.length > 0 && (values.suite ?? [name]).includes(name)
  )
  if (wanted.length === 0)
    throw new Stop(
      `No spec file matches ${words.join(' ') || 'this'}.`,
      'Name a plugin or a part of a path under tests/.'
    )
  // Its specs say themselves what they skip where one is missing.
  if (wanted.some(({ name }) => name === 'faults')) {
    await hasRedis()
    await hasMariadb()
  }
  if (wanted.some(({ files }) => files.some((file) => file.endsWith('oracle.spec.ts')))) {
    await hasHledger()
  }
  const browser = wanted.find(({ name }) => name === 'browser')
  const path = browser && (await chromium())
  if (path) process.env.CHROMIUM_PATH = path
  if (!browser || path) return wanted
  skipped.push('browser: no Chromium found; install it or name one with CHROMIUM_PATH')
  return wanted.filter((suite) => suite !== browser)
}

/** Without the files of the other engine, unless they are asked for by name. */
function here(suite) {
  if (words.length > 0) return suite
  return { ...suite, files: suite.files.filter((file) => belongsHere(file, values.engine)) }
}

/** The environment that points each suite at its own empty database on the engine asked for. */
async function engine(chosen) {
  if (values.engine === 'sqlite')
    return { envOf: () => ({ DB_CONNECTION: 'sqlite' }), stop: async () => {} }
  if (values.engine !== 'mariadb')
    throw new Stop(`Unknown engine ${values.engine}.`, 'Use sqlite or mariadb.')
  if (!(await hasMariadb()))
    throw new Stop('MariaDB was not found.', 'Install mariadb-server; it need not run.')
  const { socket, query, stop } = await startMariadb()
  for (const { label } of chosen) await query(`CREATE DATABASE kontor_${label}`)
  const login = { DB_CONNECTION: 'mysql', DB_SOCKET: socket, DB_USER: 'root', DB_PASSWORD: '' }
  return { envOf: ({ label }) => ({ ...login, DB_DATABASE: `kontor_${label}` }), stop }
}

/** How long each suite takes on the smallest machine (in seconds, roughly), and in how many parts a whole run does it. */
const LOADS = {
  processes: { seconds: 600, parts: 3 },
  browser: { seconds: 600, parts: 2 },
  kernel: { seconds: 320, parts: 2 },
  plugins: { seconds: 300, parts: 2 },
  faults: { seconds: 150, parts: 1 },
  attack: { seconds: 100, parts: 1 },
}

/**
 * What runs in one process: a suite, or in a whole run a part of a long one, so that none goes on alone at the end.
 * The longest first.
 */
function portions(chosen) {
  return chosen
    .flatMap(({ name, files }) => {
      const { seconds, parts } = isWhole ? LOADS[name] : { ...LOADS[name], parts: 1 }
      return Array.from({ length: parts }, (_, part) => ({
        name,
        label: parts === 1 ? name : `${name}_${part + 1}`,
        files: files.filter((_, at) => at % parts === part),
        seconds: seconds / parts,
      }))
    })
    .filter(({ files }) => files.length > 0)
    .toSorted((a, b) => b.seconds - a.seconds)
}

/** One more than the cores of the smallest machine: one of them waits for processes that begin and end. */
const AT_ONCE = 3

/** Runs them, so many at once; a single one is shown while it runs. */
async function runAll(chosen, envOf) {
  const queue = chosen.slice()
  const done = []
  const options = {
    show: chosen.length === 1,
    flags: values.tests ? [`--tests=${values.tests}`] : [],
  }
  const worker = async () => {
    for (let suite = queue.shift(); suite; suite = queue.shift()) {
      const result = await step(
        `${suite.label} (${suite.files.length} files, ${values.engine})`,
        () => runSuite(suite, { ...options, env: envOf(suite) })
      )
      if (!options.show) console.log(result.output.trim())
      done.push(result)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return done
}

/** Keeps what a whole run executed, and prints the closing lines: what failed comes last. */
function report(results) {
  const tests = results
    .flatMap(({ name, tests: executed }) =>
      executed.map((test) => ({ engine: values.engine, suite: name, ...test }))
    )
    .filter(
      ({ title, outcome }) => outcome !== 'skipped' || !belongsElsewhere(title, values.engine)
    )
  if (isWhole) keepResults(values.engine, tests)
  console.log('')
  for (const [name, parts] of Map.groupBy(results, (result) => result.name)) {
    const number = parts.reduce((sum, part) => sum + part.tests.length, 0)
    console.log(`${values.engine} ${name}: ${number} tests`)
  }
  for (const reason of skipped) console.log(`skipped ${reason}`)
  const left = tests.filter(({ outcome }) => outcome === 'skipped')
  for (const { suite, title } of left) console.log(`skipped: ${suite}: ${title}`)
  printFailures(tests)
  console.log(`\n${totals(tests, skipped.length)}`)
  const hasFailed = results.some((result) => result.hasFailed)
  if (hasFailed || (mayNotSkip && left.length + skipped.length > 0)) process.exitCode = 1
}

await script(async () => {
  const chosen = await chosenSuites()
  // Only a browser minds whether the build is of today's sources.
  const needsBuild = chosen.some(({ name }) => name === 'browser' || name === 'processes')
  if (needsBuild || !hasAssets()) await buildAssets()
  const all = portions(chosen)
  const { envOf, stop } = await engine(all)
  try {
    report(await runAll(all, envOf))
  } finally {
    await stop()
  }
})
