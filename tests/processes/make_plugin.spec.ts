import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { freePort } from '#tests/faults/own_program'

const run = promisify(execFile)
const MODEL = '--model=loan'

/** Within the repository, where no other suite looks for plugins and their tests. */
const WITHIN = 'tests/made'

interface Options {
  env?: NodeJS.ProcessEnv
  cwd?: string
}

/** Runs a script of Node; answers what it printed. Throws with it where it fails. */
async function node(args: string[], { env, cwd }: Options = {}) {
  try {
    const { stdout, stderr } = await run(process.execPath, args, {
      cwd: cwd ?? app.makePath(),
      env: { ...process.env, NO_COLOR: '1', KONTOR_PLUGINS_WITHOUT: 'accounting', ...env },
      maxBuffer: 10_000_000,
    })
    return stdout + stderr
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error })
  }
}

const tool = (name: string, ...args: string[]) => [app.makePath('node_modules', name), ...args]

/** Every make command once, into one folder. */
async function makeAll(folder: string, id: string) {
  const within = `--in=${folder}`
  const all = [
    ['make:plugin', id, MODEL, within],
    ['make:model', id, 'book_shelf', within],
    ['make:operation', id, 'book_shelf', 'tidy_up', within],
    ['make:screen', id, 'overdue_loans', MODEL, within],
    ['make:report', id, 'shelves_by_month', '--model=book_shelf', within],
  ]
  for (const command of all) await node(['ace.js', ...command])
}

/** The plugin's own tests with the conformance kit, on a server and database of their own. */
async function runTests(folder: string, id: string, spec = '*') {
  const storage = await mkdtemp(join(tmpdir(), 'kontor-made-'))
  const port = await freePort()
  const env = {
    NODE_ENV: 'test',
    DB_CONNECTION: 'sqlite',
    STORAGE_PATH: storage,
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    KONTOR_PLUGINS_PATH: join(folder, id),
    TEST_RESULTS: join(storage, 'results.json'),
  }
  const args = [
    '--import=./bin/typescript.mjs',
    'bin/test.ts',
    'plugins',
    '--files',
    `${id}/tests/${spec}`,
  ]
  const output = await node(args, { env })
  await rm(storage, { recursive: true, force: true })
  return output
}

test.group(
  'What make:plugin, make:model, make:operation, make:screen and make:report write',
  (group) => {
    group.each.timeout(400_000)

    test('passes types, lint, format and every test untouched', async ({ assert, cleanup }) => {
      const folder = app.makePath(WITHIN)
      const made = join(folder, 'made_within')
      const config = join(await mkdtemp(join(tmpdir(), 'kontor-made-')), 'tsconfig.json')
      cleanup(() => rm(made, { recursive: true, force: true }))
      await rm(made, { recursive: true, force: true })
      await makeAll(WITHIN, 'made_within')
      const include = [join(made, '**/*.ts')]
      const types = [app.makePath('node_modules/@types/node')]
      const compilerOptions = { rootDir: '/', noEmit: true, types }
      await writeFile(
        config,
        JSON.stringify({
          extends: app.makePath('tsconfig.json'),
          compilerOptions,
          include,
          exclude: [],
        })
      )
      await node(tool('typescript/bin/tsc', '-p', config))
      await node(tool('eslint/bin/eslint.js', `${WITHIN}/made_within`))
      await node(tool('prettier/bin/prettier.cjs', '--check', `${WITHIN}/made_within`))
      const output = await runTests(folder, 'made_within')
      assert.match(output, /22 passed/)
    })

    test('does so in a folder outside the repository too', async ({ assert, cleanup }) => {
      const folder = await mkdtemp(join(tmpdir(), 'kontor-elsewhere-'))
      cleanup(() => rm(folder, { recursive: true, force: true }))
      await makeAll(folder, 'made_elsewhere')
      const made = join(folder, 'made_elsewhere')
      await node(tool('typescript/bin/tsc', '-p', made))
      const lint = tool('eslint/bin/eslint.js', '--config', app.makePath('eslint.config.js'), '.')
      await node(lint, { cwd: made })
      assert.match(await runTests(folder, 'made_elsewhere'), /22 passed/)
    })

    test('takes a field of one’s own and reports like every other plugin', async ({
      assert,
      cleanup,
    }) => {
      const folder = app.makePath(WITHIN)
      const made = join(folder, 'made_anew')
      cleanup(() => rm(made, { recursive: true, force: true }))
      await rm(made, { recursive: true, force: true })
      await node(['ace.js', 'make:plugin', 'made_anew', MODEL, `--in=${WITHIN}`])
      const journey = app.makePath('tests/processes/made_journey.ts')
      await copyFile(journey, join(made, 'tests/journey.spec.ts'))
      assert.match(await runTests(folder, 'made_anew', 'journey'), / 1 passed/)
    })

    test('is refused where something is there already, or a name is none', async ({ assert }) => {
      for (const [id, reason] of [
        ['contacts', /is there already/],
        ['Contacts', /is no name/],
        ['api', /address of Kontor itself/],
      ] as const) {
        await assert.rejects(() => node(['ace.js', 'make:plugin', id]), reason)
      }
    })
  }
)
