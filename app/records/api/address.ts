import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'

/** Who asks, and for which model; 404 where the plugin is off for the company or has no such model. */
export function modelAt(http: HttpContext): { ctx: Context; model: Model } {
  const ctx = contextOf(http)
  const { plugin, records } = http.params
  const model = registry.bySegment(plugin, records)
  if (!model || !ctx.has(model.plugin)) throw Refusal.missing()
  return { ctx, model }
}

/** The same for one record; the routes let only ids pass. */
export function recordAt(http: HttpContext): { ctx: Context; model: Model; id: number } {
  return { ...modelAt(http), id: Number(http.params.id) }
}

/** The query parameters as text. One given twice has no one meaning and is refused. */
export function parameters(http: HttpContext, allowed?: readonly string[]): Record<string, string> {
  const given: Record<string, string> = Object.create(null)
  for (const [key, value] of new URLSearchParams(http.request.parsedUrl.query ?? '')) {
    const field = key.slice(0, 60)
    if (key in given) throw Refusal.input([{ field, code: 'E_PARAMETER' }])
    if (allowed && !allowed.includes(key)) {
      throw Refusal.input([{ field, code: 'E_UNKNOWN_PARAMETER' }])
    }
    given[key] = value
  }
  return given
}

/** The body as an object of wire values; nothing at all counts as an empty one. */
export function bodyOf(http: HttpContext): Record<string, unknown> {
  const { request } = http
  if (!request.hasBody() || request.header('content-length') === '0') return {}
  if (!request.is(['json'])) throw new Refusal('E_MEDIA_TYPE', {}, { status: 422 })
  const body: unknown = request.body()
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw Refusal.input([{ field: '', code: 'E_BODY' }])
  }
  return body as Record<string, unknown>
}
