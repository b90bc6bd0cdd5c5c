import type { HttpContext } from '@adonisjs/core/http'
import type { HttpRouterService } from '@adonisjs/core/types'
import { splitRight } from '#kernel/access/rule'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import type { ScreenDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'

/**
 * The screens that plugins declare themselves, each behind its plugin's switch and its right.
 * Registered before the derived record screens, so that a plugin may take over an address.
 */
export default function pluginScreens(router: HttpRouterService) {
  for (const { id, declaration } of registry.inOrder()) {
    for (const screen of declaration.screens ?? []) {
      router
        .get(`/${id}/${screen.path}`, (http) => showScreen(http, id, screen))
        .as(`${id}.screens.${screen.path}`)
    }
  }
}

async function showScreen(http: HttpContext, plugin: string, screen: ScreenDeclaration) {
  const ctx = contextOf(http)
  if (!registry.plugins.has(plugin) || !ctx.has(plugin)) throw Refusal.missing()
  const { model, verb } = splitRight(screen.right)
  ctx.access.authorize(model, verb)
  const props = (await screen.props?.(ctx, { ...http.request.qs(), ...http.params })) ?? {}
  // Which pages there are depends on the plugins, so the framework's list of page types cannot check it.
  return http.inertia.render(`${plugin}::${screen.page}` as never, props as never)
}
