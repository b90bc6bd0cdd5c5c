/*
 * `npm run dev`: the server from its sources with Vite beside it. Screens update in place; a changed server
 * file restarts the server, which takes about two seconds.
 */
import { watch } from 'node:fs'
import { join, sep } from 'node:path'
import { settings } from './steps/env_file.mjs'
import { end, root, start } from './steps/processes.mjs'
import { script } from './steps/progress.mjs'

const watched = [
  'app',
  'config',
  'database',
  'plugins',
  'start',
  'resources/admin/locale',
  'resources/views',
]
const isServerFile = (name) =>
  /\.(ts|json|edge)$/.test(name) && !/(^|[\\/])(screens|tests)[\\/]/.test(name)

function serve(env) {
  const args = ['--import=./bin/typescript.mjs', 'bin/server.ts']
  return start(process.execPath, args, { env, stdio: 'inherit' })
}

/** Restarts once a burst of changes is over; a server that ended by itself waits for the next change. */
function restartOnChange(env) {
  let child = serve(env)
  let pending
  const restart = (name) => {
    console.log(`\n↻ ${name} changed`)
    const next = () => (child = serve(env))
    if (child.exitCode !== null) return next()
    child.once('exit', next)
    end(child)
  }
  for (const folder of watched) {
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (!name || !isServerFile(`${folder}${sep}${name}`)) return
      clearTimeout(pending)
      pending = setTimeout(restart, 200, join(folder, name))
    })
  }
}

await script(async () => {
  const env = { ...settings(), NODE_ENV: 'development', DEV_MODE: 'true' }
  console.log(`Kontor in development at ${env.APP_URL}; stop with Ctrl+C.`)
  restartOnChange(env)
})
