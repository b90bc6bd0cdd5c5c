import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { end, freePort, root, run, start } from '../../bin/steps/processes.mjs'
import { Stop } from '../../bin/steps/progress.mjs'
import { scratchOnDisk } from '../../bin/steps/scratch.mjs'

export const administrator = { email: 'ada@acme.example', password: 'walnut harbour tram 42' }
/** May work with contacts and with nothing else. */
export const clerk = { email: 'sam@acme.example', password: 'quiet lantern river 58' }

/** A Kontor of its own: empty storage, free port, production build. `stop()` leaves nothing behind. */
export async function newKontor() {
  const storage = scratchOnDisk('screens')
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    STORAGE_PATH: storage,
    DB_CONNECTION: 'sqlite',
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL: address,
    APP_KEY: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'error',
    KONTOR_PLUGINS_PATH: join(root, 'tests', 'plugins', 'sample'),
  }
  let server

  const node = (...args) => run(process.execPath, args, { env, timeout: 300 })

  /** Answers everything the server printed until it listened. */
  async function serve() {
    let output = ''
    server = start(process.execPath, ['--import=./bin/typescript.mjs', 'bin/server.ts'], { env })
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk) => (output += chunk))
    for (let tries = 0; tries < 240; tries++) {
      if (await answers(`${address}/health/live`)) return output
      if (server.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    throw new Stop(
      'The server for the screens did not start.',
      output.trim().split('\n').slice(-10).join('\n')
    )
  }

  async function stop() {
    if (server) end(server)
    await new Promise((resolve) =>
      server && server.exitCode === null ? server.once('exit', resolve) : resolve()
    )
    rmSync(storage, { recursive: true, force: true })
  }

  return { address, serve, stop, setUp, screens }

  /** The set-up wizard without a browser, every plugin enabled. */
  async function setUp(plugins, { demo }) {
    const answers = [
      '--company=Acme',
      '--currency=EUR',
      `--email=${administrator.email}`,
      `--password=${administrator.password}`,
    ]
    const chosen = [`--plugins=${plugins.join(',')}`, ...(demo ? ['--demo'] : [])]
    const { code, output } = await node('ace', 'setup', ...answers, ...chosen)
    if (code !== 0)
      throw new Stop('The company for the screens could not be set up.', output.trim().slice(-2000))
    if (demo) await addClerk()
  }

  async function addClerk() {
    const { email, password } = clerk
    const account = [email, '--name=Sam Shevchenko', `--password=${password}`]
    const { code, output } = await node('ace', 'user:create', ...account, '--role=contacts.clerk')
    if (code !== 0) throw new Stop('The clerk could not be made.', output.trim().slice(-2000))
  }

  /** What the route table and the registry know. */
  async function screens() {
    const { output } = await node('--import=./bin/typescript.mjs', 'tests/screens/screen_table.ts')
    const line = output.split('\n').find((one) => one.startsWith('{"patterns"'))
    if (!line) throw new Stop('The route table could not be read.', output.trim().slice(-2000))
    return JSON.parse(line)
  }
}

async function answers(url) {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

export const screenshots = join(root, 'screenshots')
