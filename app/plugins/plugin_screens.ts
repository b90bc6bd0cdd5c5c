import type { HttpContext } from '@adonisjs/core/http'
import type { HttpRouterService } from '@adonisjs/core/types'
import { splitRight } from '#kernel/access/rule'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { savedAs } from '#kernel/http/saved_as'
import type { FileDeclaration, ScreenDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { parameters } from '#kernel/records/api/address'
import { acceptedFormat } from '#kernel/reports/output/accepted_format'

/** Nothing within a file is fetched or run. */
const CLOSED = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"

/**
 * The screens and files that plugins declare themselves, each behind its plugin's switch and its right.
 * Registered before the derived record screens, so that a plugin may take over an address.
 */
export default function pluginScreens(router: HttpRouterService) {
  for (const { id, declaration } of registry.inOrder()) {
    for (const screen of declaration.screens ?? []) {
      router
        .get(`/${id}/${screen.path}`, (http) => showScreen(http, id, screen))
        .as(`${id}.screens.${screen.path}`)
    }
    for (const file of declaration.files ?? []) {
      router
        .get(`/${id}/${file.path}`, (http) => makeFile(http, id, file))
        .as(`${id}.files.${file.path}`)
    }
  }
}

/** The same files for programs. Registered before the records of the API, which take any address of that shape. */
export function pluginFilesApi(router: HttpRouterService) {
  for (const { id, declaration } of registry.inOrder()) {
    for (const file of declaration.files ?? []) {
      router
        .get(`/api/v1/${id}/${file.path}`, (http) => makeFile(http, id, file, asked(http, file)))
        .as(`${id}.api.files.${file.path}`)
    }
  }
}

/** A misspelt day or layout would give another file than was meant: what a file does not ask for is refused. */
function asked(http: HttpContext, { asks }: FileDeclaration) {
  if (!asks) return http.request.qs()
  const given: Record<string, unknown> = parameters(http, [...asks, 'show'])
  if (!asks.includes('format') || given.format !== undefined) return given
  return { ...given, format: acceptedFormat(http.request.header('accept')) }
}

/** Sent to be saved, or with `?show` to be looked at and printed; kept nowhere on the way. */
async function makeFile(
  http: HttpContext,
  plugin: string,
  file: FileDeclaration,
  given: Record<string, unknown> = http.request.qs()
) {
  const { show, ...query } = given
  const { name, mediaType, content } = await file.make(allowed(http, plugin, file.right), query)
  http.response.header('Content-Type', mediaType)
  http.response.header('Content-Security-Policy', CLOSED)
  http.response.header('Cache-Control', 'private, no-store')
  http.response.header('X-Content-Type-Options', 'nosniff')
  const saved = savedAs(name)
  const disposition = show === undefined ? saved : saved.replace('attachment', 'inline')
  http.response.header('Content-Disposition', disposition)
  return http.response.send(content)
}

function allowed(http: HttpContext, plugin: string, right: string) {
  const ctx = contextOf(http)
  if (!registry.plugins.has(plugin) || !ctx.has(plugin)) throw Refusal.missing()
  const { model, verb } = splitRight(right)
  ctx.access.authorize(model, verb)
  return ctx
}

async function showScreen(http: HttpContext, plugin: string, screen: ScreenDeclaration) {
  const ctx = allowed(http, plugin, screen.right)
  const props = (await screen.props?.(ctx, { ...http.request.qs(), ...http.params })) ?? {}
  // Which pages there are depends on the plugins, so the framework's list of page types cannot check it.
  return http.inertia.render(`${plugin}::${screen.page}` as never, props as never)
}
