import type { HttpContext } from '@adonisjs/core/http'
import { needAdministrator } from '#kernel/accounts/guard'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { contextOf } from '#kernel/companies/request_context'
import { purgePlan } from '#kernel/plugins/removal/purge_plan'
import { purgePlugin } from '#kernel/plugins/removal/purge_plugin'
import { installPlugin, uninstallPlugin } from '#kernel/plugins/removal/uninstall_plugin'

/** The steps of the removal ladder beyond disabling: for administrators of the deployment. */
export default class RemovalController {
  async uninstall(http: HttpContext) {
    const { ctx, id } = asked(http)
    await uninstallPlugin(ctx, id)
    await securityEvent(ctx, 'plugin_changed', { plugin: id, change: 'uninstalled' })
    return http.response.send({ data: { id } })
  }

  async install(http: HttpContext) {
    const { ctx, id } = asked(http)
    await installPlugin(ctx, id)
    await securityEvent(ctx, 'plugin_changed', { plugin: id, change: 'installed' })
    return http.response.send({ data: { id } })
  }

  /** What purging would take. */
  async plan(http: HttpContext) {
    const { id } = asked(http)
    return http.response.send({ data: await purgePlan(id) })
  }

  async purge(http: HttpContext) {
    const { ctx, id } = asked(http)
    const confirm = String((http.request.body() as { confirm?: unknown }).confirm ?? '')
    const purged = await purgePlugin(ctx, id, confirm)
    await securityEvent(ctx, 'plugin_changed', { plugin: id, change: 'purged' })
    return http.response.send({ data: purged })
  }
}

function asked(http: HttpContext) {
  const ctx = contextOf(http)
  needAdministrator(ctx)
  return { ctx, id: String(http.params.plugin) }
}
