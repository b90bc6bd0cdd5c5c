/*
 * `npm run check [-- name…] [--fix] [--verbose]`: every check by name, all of them run, the failed ones named at the
 * end with what they found. `--fix` lets prettier and ESLint mend what they can first; `--verbose` lists every Must
 * row that comes later.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compareEngines } from './steps/engines.mjs'
import { checkLocales } from './steps/locales.mjs'
import { checkMust } from './steps/must.mjs'
import { checkPackages } from './steps/packages.mjs'
import { hasMariadb } from './steps/mariadb.mjs'
import { root, run } from './steps/processes.mjs'
import { Stop, script } from './steps/progress.mjs'
import { forgetResults, keptResults, printFailures, totals } from './steps/results.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fix: { type: 'boolean' }, verbose: { type: 'boolean' } },
})

const tool = (name) => {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]))
}

/** A check by a tool of its own: passes when every command ends with 0. */
const tools =
  (...commands) =>
  async () => {
    const problems = []
    for (const [name, ...args] of commands) {
      const { code, output } = await run(process.execPath, [tool(name), ...args], { timeout: 600 })
      if (code !== 0) problems.push(output.trim())
    }
    return problems
  }

/** A run of all suites on one engine, shown as it goes. */
const testsOn = (engine) => async () => {
  forgetResults(engine)
  const { code } = await run(process.execPath, ['bin/tests.mjs', `--engine=${engine}`], {
    timeout: 3600,
    show: true,
  })
  if (code === 0) return []
  return [
    `the tests on ${engine} failed${keptResults(engine) ? '' : ' before their end, see above'}`,
  ]
}

async function mariadb() {
  if (await hasMariadb()) return [...(await testsOn('mariadb')()), ...compareEngines()]
  if (process.env.CI === 'true') return ['MariaDB was not found and may not be skipped']
  console.log('skipped: no MariaDB here (install mariadb-server; it need not run)')
  return []
}

const folders = [
  'app',
  'config',
  'database',
  'start',
  'plugins',
  'resources',
  'bin',
  'tests',
].filter((name) => existsSync(join(root, name)))

const checks = {
  types: tools(
    ['typescript', '--noEmit', '-p', 'tsconfig.json'],
    ['typescript', '--noEmit', '-p', 'tests/browser/tsconfig.json'],
    ['vue-tsc', '--noEmit', '-p', 'resources/admin/tsconfig.json']
  ),
  format: tools(['prettier', '--check', '--log-level=warn', '.']),
  lint: tools(['eslint', '.', '--max-warnings=0']),
  boundaries: tools(['dependency-cruiser', '--config', '.dependency-cruiser.cjs', ...folders]),
  unused: tools(['knip', '--no-progress', '--no-config-hints']),
  locales: async () => checkLocales(),
  packages: async () => checkPackages(),
  tests: testsOn('sqlite'),
  mariadb,
  must: async () => checkMust({ isWhole: values.verbose }),
}

/** What only reads the sources: two of them at a time, then the others one by one. */
const READING = ['types', 'format', 'lint', 'boundaries', 'unused', 'locales', 'packages']

/** Runs checks; answers the problems of those that failed. */
async function runChecks(names) {
  const found = new Map()
  const queue = READING.filter((name) => names.includes(name))
  const lane = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) found.set(name, await runCheck(name))
  }
  await Promise.all([lane(), lane()])
  for (const name of names) {
    if (!READING.includes(name)) found.set(name, await runCheck(name))
  }
  return new Map(
    names.map((name) => [name, found.get(name)]).filter(([, problems]) => problems.length > 0)
  )
}

/** Runs one check; answers its problems. */
async function runCheck(name) {
  const since = Date.now()
  const isAlone = !READING.includes(name)
  if (isAlone) console.log(`\n── ${name}`)
  const problems = await checks[name]()
  if (!isAlone) console.log(`\n── ${name}`)
  for (const problem of problems) console.log(problem)
  console.log(
    `${problems.length === 0 ? '✓' : '✗'} ${name} (${Math.round((Date.now() - since) / 1000)} s)`
  )
  return problems
}

/** What was found once more, so that the end of the output tells it all. */
function printFindings(failed) {
  for (const [name, problems] of failed) {
    const lines = problems.join('\n').split('\n')
    console.log(`\n✗ ${name}`)
    for (const line of lines.slice(0, SHOWN)) console.log(`    ${line}`)
    if (lines.length > SHOWN) console.log(`    … and ${lines.length - SHOWN} lines more, see above`)
  }
}

const SHOWN = 15

await script(async () => {
  const unknown = positionals.filter((name) => !checks[name])
  if (unknown.length > 0)
    throw new Stop(
      `No check is called ${unknown.join(', ')}.`,
      `Checks: ${Object.keys(checks).join(', ')}`
    )
  if (values.fix)
    await tools(['eslint', '.', '--fix'], ['prettier', '--write', '--log-level=warn', '.'])()
  const names = positionals.length > 0 ? positionals : Object.keys(checks)
  const failed = await runChecks(names)
  const engines = ['tests', 'mariadb'].filter((name) => names.includes(name))
  const tests = engines.flatMap((name) => keptResults(name === 'tests' ? 'sqlite' : name) ?? [])
  printFindings(failed)
  printFailures(tests)
  console.log(
    failed.size === 0
      ? `\nAll checks passed: ${names.join(', ')}`
      : `\nFailed: ${[...failed.keys()].join(', ')}`
  )
  if (names.includes('tests')) console.log(totals(tests))
  if (failed.size > 0) process.exitCode = 1
})
