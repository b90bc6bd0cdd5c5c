import { hasMessage, message } from '#kernel/http/messages'
import type { Context } from '#kernel/companies/context'

/** What people call a plugin, in their language; a failed one has only its id. */
export function pluginName(ctx: Pick<Context, 'locale'>, id: string) {
  const key = `${id}.plugin.name`
  return hasMessage(ctx.locale, key) ? message(ctx.locale, key) : id
}

/** Several names as one text: "Contacts, Catalogue". */
export function pluginNames(ctx: Pick<Context, 'locale'>, ids: readonly string[]) {
  return ids.map((id) => pluginName(ctx, id)).join(', ')
}
