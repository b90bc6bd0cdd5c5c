import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, root, run } from './processes.mjs'
import { scratch } from './scratch.mjs'

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

/** Runs one suite in a process of its own, with its own port and storage; answers what was executed. */
export async function runSuite({ name, files }, { env, show, only, flags = [] }) {
  const folder = scratch(name)
  const port = await freePort()
  const results = join(folder, 'results.json')
  const args = ['--import=./bin/typescript.mjs', 'bin/test.ts', name, ...flags]
  if (only) for (const file of files) args.push('--files', file)
  const { code, output } = await run(process.execPath, args, {
    show,
    timeout: 1500,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      STORAGE_PATH: join(folder, 'storage'),
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
      TEST_RESULTS: results,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
      ...env,
    },
  })
  const { tests, hasError } = readResults(results)
  rmSync(folder, { recursive: true, force: true })
  return { name, code, output, tests, hasFailed: code !== 0 || hasError }
}

/** A run that broke off before its end wrote nothing, which counts as one failure. */
function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { hasError: true, tests: [{ title: 'the run reached its end', outcome: 'failed' }] }
  }
}
