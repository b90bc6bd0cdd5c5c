import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'

/** The model at the address and the caller's context; 404 where the plugin is off or there is no such model. */
export function locate(http: HttpContext): { ctx: Context; model: Model } {
  const ctx = contextOf(http)
  const { plugin, records } = http.params
  const model = registry.bySegment(plugin, records)
  if (!model || !ctx.has(plugin)) throw Refusal.missing()
  return { ctx, model }
}

/** The id in the address; the routes let only digits pass. */
export function recordId(http: HttpContext) {
  return Number(http.params.id)
}
