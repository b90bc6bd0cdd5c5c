import router from '@adonisjs/core/services/router'
import { registry } from '#kernel/plugins/registry'

/**
 * Every address that may be a screen: the GET routes of the route table, the models whose screens are derived, and which
 * of the addresses plugins declare as files. Nothing is left out; what answers no HTML is no screen. Needs a started
 * application.
 */
export function readTable() {
  const routes = Object.values(router.toJSON()).flat()
  const readable = routes
    .filter((route) => route.methods.includes('GET'))
    .map((route) => route.pattern)
  const patterns = [...new Set(readable)].filter((pattern) => !/^\/(api|health)\b/.test(pattern))
  const models = [...registry.models.values()].filter((model) => !model.lineOf)
  const records = models.map(({ plugin, segment, verbs }) => ({
    path: `/${plugin}/${segment}`,
    verbs: verbs as readonly string[],
  }))
  const files = registry
    .inOrder()
    .flatMap(({ id, declaration }) => (declaration.files ?? []).map(({ path }) => `/${id}/${path}`))
  return { patterns, records, files, plugins: [...registry.plugins.keys()] }
}
