/*
 * `npm test [-- words…] [--suite=name]`: every suite in its own process, three at a time, the longest first.
 * A word is a plugin's id or a part of a spec file's path. `npm run test:mariadb` runs the same files on MariaDB.
 */
import { parseArgs } from 'node:util'
import { buildAssets, hasAssets } from './steps/assets.mjs'
import { chromium } from './steps/chromium.mjs'
import { belongsElsewhere } from './steps/engines.mjs'
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
  const all = await suites(words)
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
  const browser = wanted.find(({ name }) => name === 'browser')
  const path = browser && (await chromium())
  if (path) process.env.CHROMIUM_PATH = path
  if (!browser || path) return wanted
  skipped.push('browser: no Chromium found; install it or name one with CHROMIUM_PATH')
  return wanted.filter((suite) => suite !== browser)
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
  for (const { name } of chosen) await query(`CREATE DATABASE kontor_${name}`)
  const login = { DB_CONNECTION: 'mysql', DB_SOCKET: socket, DB_USER: 'root', DB_PASSWORD: '' }
  return { envOf: ({ name }) => ({ ...login, DB_DATABASE: `kontor_${name}` }), stop }
}

/** The longest first, so that none is left over alone. */
const ORDER = ['processes', 'browser', 'kernel', 'faults', 'attack', 'plugins']

/** One more than the cores of the smallest machine: one of them waits for processes that begin and end. */
const AT_ONCE = 3

/** Runs the suites, so many at once; a single one is shown while it runs. */
async function runAll(chosen, envOf) {
  const queue = chosen.toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))
  const done = []
  const options = {
    show: chosen.length === 1,
    only: words.length > 0,
    flags: values.tests ? [`--tests=${values.tests}`] : [],
  }
  const worker = async () => {
    for (let suite = queue.shift(); suite; suite = queue.shift()) {
      const result = await step(
        `${suite.name} (${suite.files.length} files, ${values.engine})`,
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
  for (const { name, tests: executed } of results)
    console.log(`${values.engine} ${name}: ${executed.length} tests`)
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
  const { envOf, stop } = await engine(chosen)
  try {
    report(await runAll(chosen, envOf))
  } finally {
    await stop()
  }
})
