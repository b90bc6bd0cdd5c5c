/*
 * `npm run check [-- name…] [--fix]`: every check by name, all of them run, the failed ones named at the end.
 * `--fix` lets prettier and ESLint mend what they can first.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compareEngines } from './steps/engines.mjs'
import { checkLocales } from './steps/locales.mjs'
import { checkMust } from './steps/must.mjs'
import { hasMariadb } from './steps/mariadb.mjs'
import { root, run } from './steps/processes.mjs'
import { Stop, script } from './steps/progress.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fix: { type: 'boolean' } },
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
  const { code } = await run(process.execPath, ['bin/tests.mjs', `--engine=${engine}`], {
    timeout: 1800,
    show: true,
  })
  return code === 0 ? [] : [`the tests on ${engine} failed, see above`]
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
  tests: testsOn('sqlite'),
  mariadb,
  must: async () => checkMust(),
}

async function runCheck(name) {
  const since = Date.now()
  console.log(`\n── ${name}`)
  const problems = await checks[name]()
  for (const problem of problems) console.log(problem)
  console.log(
    `${problems.length === 0 ? '✓' : '✗'} ${name} (${Math.round((Date.now() - since) / 1000)} s)`
  )
  return problems.length === 0
}

/** The executed tests of this run, both engines together, on one line. */
function closingLine() {
  const tests = ['sqlite', 'mariadb'].flatMap((engine) => {
    const file = join(root, 'storage', 'test-results', `${engine}.json`)
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  })
  const number = (outcome) => tests.filter((test) => test.outcome === outcome).length
  return `${number('passed')} passed, ${number('failed')} failed, ${number('skipped')} skipped`
}

await script(async () => {
  const unknown = positionals.filter((name) => !checks[name])
  if (unknown.length > 0)
    throw new Stop(
      `No check is called ${unknown.join(', ')}.`,
      `Checks: ${Object.keys(checks).join(', ')}`
    )
  if (values.fix)
    await tools(['eslint', '.', '--fix'], ['prettier', '--write', '--log-level=warn', '.'])()
  const failed = []
  const names = positionals.length > 0 ? positionals : Object.keys(checks)
  for (const name of names) if (!(await runCheck(name))) failed.push(name)
  console.log(
    failed.length === 0
      ? `\nAll checks passed: ${names.join(', ')}`
      : `\nFailed: ${failed.join(', ')}`
  )
  if (names.includes('tests')) console.log(closingLine())
  if (failed.length > 0) process.exitCode = 1
})
