import type { HttpContext } from '@adonisjs/core/http'
import { isHttps } from '#config/app'
import { callerOf, localeOf } from '#kernel/http/caller'
import { madeFilesOf } from '#kernel/http/made_files'
import { menuOf } from '#kernel/http/menu'
import { messagesFor } from '#kernel/http/messages'
import type { SHARED_PROPS } from '#kernel/http/shared_names'
import { mailsWithoutServer } from '#kernel/mail/waiting_mails'
import { registry } from '#kernel/plugins/registry'

/** What every screen gets. Texts and menu travel once and again only when they change. */
export function sharedProps(http: HttpContext, errors: Record<string, string>) {
  const { inertia } = http
  const caller = callerOf(http)
  const locale = localeOf(http)
  const plugins = pluginsOf(caller?.ctx)
  // Never a comma in a key: the browser sends the keys it holds as one list with commas.
  const signature = [locale, ...plugins].join('+')
  const fingerprint = caller
    ? `${caller.ctx.company.id}:${caller.ctx.access.fingerprint}:${signature}`
    : ''
  return {
    errors: inertia.always(errors),
    locale: inertia.always(locale),
    dir: inertia.always('ltr'),
    insecure: inertia.always(!isHttps),
    waitingMails: async () => (caller ? mailsWithoutServer(caller.ctx) : 0),
    user: inertia.always(caller && userOf(caller)),
    company: inertia.always(caller && companyOf(caller.ctx)),
    companies: inertia.always(caller?.profile.companies ?? []),
    reading: inertia.always(caller ? [...caller.ctx.companyIds] : []),
    messages: inertia.once(() => messagesFor(locale, plugins), { key: `messages:${signature}` }),
    menu: inertia.once(() => (caller ? menuOf(caller.ctx) : []), { key: `menu:${fingerprint}` }),
    madeFiles: inertia.once(() => (caller ? madeFilesOf(caller.ctx) : []), {
      key: `files:${fingerprint}`,
    }),
  } satisfies Record<(typeof SHARED_PROPS)[number], unknown>
}

/** What the last request had to say: a refusal, a notice, something to undo. */
export function flashOf({ session }: HttpContext) {
  const flash = (session as HttpContext['session'] | undefined)?.flashMessages.all() ?? {}
  return { refusal: flash.refusal ?? null, notice: flash.notice ?? null, undo: flash.undo ?? null }
}

type Caller = NonNullable<ReturnType<typeof callerOf>>

function pluginsOf(ctx: Caller['ctx'] | undefined) {
  return registry
    .inOrder()
    .map(({ id }) => id)
    .filter((id) => id !== 'kernel' && ctx?.has(id))
}

function userOf({ ctx, profile }: Caller) {
  const { id, name, email, isAdmin } = ctx.user
  const { theme, density, language } = profile
  return { id, name, email, isAdmin, theme, density, language }
}

function companyOf({ company }: Caller['ctx']) {
  const { id, name, currency, timeZone, language } = company
  return { id, name, currency, timeZone, language }
}
