import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root, run } from './processes.mjs'
import { Stop, step } from './progress.mjs'

const sources = [
  'resources',
  'app',
  'plugins',
  'tests/plugins',
  'vite.config.ts',
  'package-lock.json',
]
const stamp = join(root, 'public', 'assets', '.sources')

function* files(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) return yield path
  for (const name of readdirSync(path).sort()) {
    if (name !== 'tests') yield* files(join(path, name))
  }
}

/** What the build takes from a file: of the server's code only the icons it names. */
function taken(file) {
  const isBuilt = /[\\/](resources|screens)[\\/]|vite\.config\.ts$|\.(vue|css|json)$/.test(file)
  if (isBuilt) return readFileSync(file)
  const icons = readFileSync(file, 'utf8').match(/i-lucide-[a-z0-9-]+/g) ?? []
  return icons.join()
}

/** One hash over everything the browser build reads; the outside plugin folders included. */
function hashOfSources() {
  const outside = (process.env.KONTOR_PLUGINS_PATH ?? '').split(':').filter(Boolean)
  const hash = createHash('sha256')
  for (const source of [...sources.map((name) => join(root, name)), ...outside]) {
    for (const file of files(source)) {
      const content = taken(file)
      if (content.length > 0) hash.update(relative(root, file)).update(content)
    }
  }
  return hash.digest('hex')
}

/** Whether there is a build at all, of whatever sources. */
export const hasAssets = () => existsSync(stamp)

/** Builds the web admin for production unless the last build came from the same sources. */
export async function buildAssets() {
  if (!existsSync(join(root, 'vite.config.ts'))) return
  const hash = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  await step('Building the web admin', async () => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const env = { ...process.env, NODE_ENV: 'production' }
    const { code, output } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      env,
    })
    if (code === 0) return writeFileSync(stamp, hash)
    console.error(stripVTControlCharacters(output).trim().split('\n').slice(0, 30).join('\n'))
    if (/ENOSPC/.test(output))
      throw new Stop('The disk is full.', 'Free some space and start again.')
    throw new Stop('The web admin could not be built.', 'See the message above; it names the file.')
  })
}
