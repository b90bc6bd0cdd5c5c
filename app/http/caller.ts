import type { HttpContext } from '@adonisjs/core/http'
import { contextIfAny, profileOf } from '#kernel/companies/request_context'
import type { Locale } from '#kernel/http/catalogue'
import { LOCALES } from '#kernel/http/catalogue'
import { closestLocale } from '#kernel/http/messages'

/** Who asks and how he likes the admin, or null for a guest. */
export function callerOf(http: HttpContext) {
  const ctx = contextIfAny(http)
  const profile = ctx && profileOf(http)
  return ctx && profile ? { ctx, profile } : null
}

/** The caller's language: his own, else the best his browser asks for. */
export function localeOf(http: HttpContext): Locale {
  const ctx = contextIfAny(http)
  return closestLocale(ctx?.locale ?? http.request.language([...LOCALES]))
}
