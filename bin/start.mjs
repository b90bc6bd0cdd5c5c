/* `npm start`: settings, web admin, database, server; a second start finds everything there and only serves. */
import { createServer } from 'node:net'
import { buildAssets } from './steps/assets.mjs'
import { settings } from './steps/env_file.mjs'
import { Stop, script } from './steps/progress.mjs'

function refuseOldNode() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return
  throw new Stop(`This ran on Node ${process.versions.node}.`, 'Start Kontor with: npm start')
}

/** Refuses to start without a real secret, naming what to set. */
async function refuseWeakSecret({ APP_KEY }) {
  const { newSecret, weakness } = await import('./weak_secret.ts')
  const reason = weakness(APP_KEY)
  if (reason) throw new Stop(reason, newSecret)
}

async function answersAsKontor(port) {
  return fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(1000) })
    .then((response) => response.ok)
    .catch(() => false)
}

/** Tells of a taken port before minutes of building. */
async function refuseTakenPort({ HOST, PORT }) {
  if (!(Number(PORT) > 0 && Number(PORT) < 65536)) {
    throw new Stop(
      `PORT is ${PORT}, which is no port.`,
      'Set it to a number between 1024 and 65535.'
    )
  }
  const error = await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen(Number(PORT), HOST, () => probe.close(() => resolve(null)))
  })
  if (error?.code === 'EADDRINUSE') {
    const who = (await answersAsKontor(PORT))
      ? 'a Kontor that is running already'
      : 'another program'
    throw new Stop(
      `Port ${PORT} is taken by ${who}.`,
      'Stop it, or choose another port: PORT=3334 npm start'
    )
  }
  if (error?.code === 'EACCES')
    throw new Stop(`Port ${PORT} may only be opened by root.`, 'Choose one above 1024 with PORT.')
  if (error)
    throw new Stop(
      `${HOST}:${PORT} cannot be listened on (${error.code}).`,
      'Set HOST to an address of this machine.'
    )
}

await script(async () => {
  refuseOldNode()
  const env = settings()
  await refuseWeakSecret(env)
  await refuseTakenPort(env)
  await buildAssets()
  Object.assign(process.env, {
    HOST: env.HOST,
    PORT: env.PORT,
    APP_URL: env.APP_URL,
    NODE_ENV: 'production',
  })
  await import('./typescript.mjs')
  await import('./server.js')
})
