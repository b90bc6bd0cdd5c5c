import router from '@adonisjs/core/services/router'
import type { PluginDeclaration } from '#kernel/plugins/declaration'
import type { Call } from '#kernel/plugins/testing/http'
import { callsOf, statusOf } from '#kernel/plugins/testing/http'
import type { Check, Subject } from '#kernel/plugins/testing/subject'

export const guarded: Check = {
  name: 'guarded',
  title: 'every route asks who is there and what he may',
  async run(subject) {
    const calls = subject.records.flatMap((model) => callsOf(model, subject.operations))
    const screens = addressed(subject.plugin.declaration).map(({ path }): Call => ({
      method: 'GET',
      path: `/${subject.id}/${path.replaceAll(/:[a-z_]+/g, '1')}`,
    }))
    const files = (subject.plugin.declaration.files ?? []).map(({ path }): Call => ({
      method: 'GET',
      path: `/api/v1/${subject.id}/${path}`,
    }))
    await subject.world.enable(subject.id)
    const powerless = await subject.world.as('sam').token()
    return [
      ...ownRoutes(subject),
      ...routerImports(subject),
      ...(await faults([...calls, ...files, ...screens], 'nobody', [401, 302, 303])),
      ...(await faults([...calls, ...files], 'a user without rights', [403, 404], powerless)),
    ]
  },
}

const addressed = ({ screens = [], files = [] }: PluginDeclaration) => [...screens, ...files]

async function faults(calls: Call[], who: string, allowed: number[], token?: string) {
  const found: string[] = []
  for (const call of calls) {
    const status = await statusOf(call, token)
    if (!allowed.includes(status)) {
      found.push(`${call.method} ${call.path} answers ${who} with ${status}`)
    }
  }
  return found
}

/** Routes that did not come from the declaration: nothing of the kernel stands before them. */
function ownRoutes({ id, plugin: { declaration } }: Subject) {
  const declared = new Set([
    ...addressed(declaration).map(({ path }) => `/${id}/${path}`),
    ...(declaration.files ?? []).map(({ path }) => `/api/v1/${id}/${path}`),
  ])
  const starts = [`/${id}/`, `/api/v1/${id}/`]
  return Object.values(router.toJSON())
    .flatMap((routes) => routes.map((route) => route.pattern))
    .filter((pattern) => starts.some((start) => `${pattern}/`.startsWith(start)))
    .filter((pattern) => !declared.has(pattern))
    .map((pattern) => `${pattern} is a route of its own that nothing guards`)
}

/** Such a route need not begin with the plugin's id, so whoever can make one is found by the import. */
function routerImports(subject: Subject) {
  return subject
    .sources()
    .filter(({ text }) => /['"]@adonisjs\/core\/services\/(router|server)['"]/.test(text))
    .map(({ path }) => `${path} imports the router: a route made there is behind no guard`)
}
