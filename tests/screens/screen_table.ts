import { ignitor } from '../../bin/ignitor.js'

/**
 * Prints every address that may be a screen, as JSON: the GET routes of the route table, with the derived
 * record screens written out for each model. Nothing is left out here; what answers no HTML is no screen.
 */
const app = ignitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  // Both need the started application, so neither can be imported at the top.
  const { default: router } = await import('@adonisjs/core/services/router')
  const { registry } = await import('#kernel/plugins/registry')
  router.commit()
  const routes = Object.values(router.toJSON()).flat()
  const readable = routes
    .filter((route) => route.methods.includes('GET'))
    .map((route) => route.pattern)
  const patterns = [...new Set(readable)].filter((pattern) => !/^\/(api|health)\b/.test(pattern))
  const models = [...registry.models.values()].filter((model) => !model.lineOf)
  const records = models.map(({ plugin, segment, verbs }) => ({
    path: `/${plugin}/${segment}`,
    verbs,
  }))
  console.log(JSON.stringify({ patterns, records, plugins: [...registry.plugins.keys()] }))
})
await app.terminate()
