import { router } from '@inertiajs/vue3'

type Query = Record<string, string | number | boolean | null | undefined>

/** Goes to a screen; with `keep` the screen it is already on keeps its state and, on request, its scroll; with `replace` one does not come back to this one. */
export function goTo(
  href: string,
  query: Query = {},
  options: { keep?: boolean; scroll?: boolean; replace?: boolean } = {}
) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const data = Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
  router.get(href, data, {
    preserveState: options.keep ?? false,
    preserveScroll: options.scroll ?? false,
    replace: options.replace ?? false,
  })
}

/** Asks the server anew for what the screen shows. */
export function refresh() {
  router.reload()
}
