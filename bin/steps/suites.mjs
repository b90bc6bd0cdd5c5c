import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { movedClock } from '../../tests/day.mjs'
import { freePort, root, run } from './processes.mjs'
import { scratch, scratchOnDisk } from './scratch.mjs'

/** The suites as adonisrc.ts declares them, each with the spec files that exist: `[{ name, files }]`. */
export async function suites(words = []) {
  await import('../typescript.mjs')
  const { default: rc } = await import('../../adonisrc.js')
  return rc.tests.suites.map(({ name, files }) => {
    const found = globSync(files, { cwd: root }).sort()
    return {
      name,
      files: found.filter(
        (file) => words.length === 0 || words.some((word) => matches(file, word))
      ),
    }
  })
}

/** `inventory` means the plugin of that name; anything else is a part of the path. */
function matches(file, word) {
  return file.startsWith(`plugins/${word}/`) || (!isPlugin(word) && file.includes(word))
}

const isPlugin = (word) => globSync(`plugins/${word}/plugin.ts`, { cwd: root }).length > 0

/**
 * Runs these files of a suite in a process of its own, with its own port, storage and folder for temporary files, which
 * leave nothing behind, in the year that `tests/day.mjs` names; answers what was executed.
 */
export async function runSuite({ name, files }, { env, show, flags = [] }) {
  const folder = scratch(name)
  const temporary = scratchOnDisk(name)
  const port = await freePort()
  const results = join(folder, 'results.json')
  const args = ['--import=./bin/typescript.mjs', 'bin/test.ts', name, ...flags]
  for (const file of files) args.push('--files', file)
  const { code, output } = await run(process.execPath, args, {
    show,
    timeout: 2400,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      STORAGE_PATH: join(folder, 'storage'),
      TMPDIR: temporary,
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
      TEST_RESULTS: results,
      // A Chromium would take cookies of another day for outdated ones.
      ...(name === 'browser' ? {} : movedClock()),
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
      ...env,
    },
  })
  const tests = readResults(results)
  for (const one of [folder, temporary])
    rmSync(one, { recursive: true, force: true, maxRetries: 3 })
  const isNamed = tests.some(({ outcome }) => outcome === 'failed')
  if (code !== 0 && !isNamed) tests.push(broken(`it ended with ${code}: ${lastOf(output)}`))
  return { name, output, tests, hasFailed: code !== 0 || isNamed }
}

/** What was executed; a run that broke off before its end counts as one failure. */
function readResults(file) {
  const lines = existsSync(file)
    ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean)
    : []
  const entries = lines.map((line) => JSON.parse(line))
  const tests = entries.filter(({ outcome }) => outcome)
  if (entries.at(-1)?.hasError !== undefined) return tests
  const last = tests.at(-1)
  return [
    ...tests,
    broken(
      last ? `it broke off after “${last.title}” (${last.file})` : 'it broke off before any test'
    ),
  ]
}

const broken = (error) => ({ title: 'the run reached its end', outcome: 'failed', error })

/** The end of what a program printed, on one line. */
function lastOf(output) {
  const lines = stripVTControlCharacters(output).trim().split('\n')
  return lines
    .slice(-6)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' | ')
}
