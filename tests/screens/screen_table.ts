import { ignitor } from '../../bin/ignitor.js'

/** Prints every address that may be a screen, as JSON. */
const app = ignitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  // Both need the started application, so neither can be imported at the top.
  const { default: router } = await import('@adonisjs/core/services/router')
  const { readTable } = await import('#tests/screens/read_table')
  router.commit()
  console.log(JSON.stringify(readTable()))
})
await app.terminate()
