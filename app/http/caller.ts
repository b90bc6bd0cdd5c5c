import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { contextOf, profileOf } from '#kernel/companies/request_context'
import type { Locale } from '#kernel/http/catalogue'
import { LOCALES } from '#kernel/http/catalogue'
import { closestLocale } from '#kernel/http/messages'

/** How a user likes the admin, and where he may work. */
export interface Profile {
  theme: 'system' | 'light' | 'dark'
  density: 'compact' | 'normal' | 'comfortable'
  language: string
  companies: { id: number; name: string }[]
}

/** Who asks, or null for a guest. Never throws: the error screen asks too. */
export async function callerOf(http: HttpContext): Promise<{ ctx: Context; profile: Profile } | null> {
  if (!http.session) return null
  try {
    const ctx = await contextOf(http)
    const profile = ctx && (await profileOf(http))
    return ctx && profile ? { ctx, profile } : null
  } catch (error) {
    http.logger.debug({ err: error }, 'No caller')
    return null
  }
}

/** The caller's language: his own, else the best his browser asks for. */
export async function localeOf(http: HttpContext): Promise<Locale> {
  const caller = await callerOf(http)
  return closestLocale(caller?.ctx.locale ?? http.request.language([...LOCALES]))
}
