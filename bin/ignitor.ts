import 'reflect-metadata'
import { Ignitor, prettyPrintError } from '@adonisjs/core'
import { newSecret, weakness } from './weak_secret.js'

const APP_ROOT = new URL('../', import.meta.url)

/** The framework's entry, shared by the server, the command line and the tests. */
export function ignitor() {
  return new Ignitor(APP_ROOT, {
    importer: (path) =>
      path.startsWith('./') || path.startsWith('../')
        ? import(new URL(path, APP_ROOT).href)
        : import(path),
  }).tap((app) => {
    app.booting(async () => {
      const { default: env } = await import('#start/env')
      if (env.get('NODE_ENV') === 'production') refuseWeakSecret(env.get('APP_KEY').release())
    })
    app.listen('SIGTERM', () => app.terminate())
    app.listen('SIGINT', () => app.terminate())
  })
}

/** Also a server that is not started by `npm start` refuses to run on a sample key. */
function refuseWeakSecret(key: string) {
  const reason = weakness(key)
  if (reason) throw new Error(`${reason} ${newSecret}`)
}

export function fail(error: unknown) {
  process.exitCode = 1
  return prettyPrintError(error)
}
