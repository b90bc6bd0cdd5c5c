import type { HttpContext } from '@adonisjs/core/http'

/** Which page it is depends on the model, so the framework's list of page types cannot check it. */
export function render(http: HttpContext, page: string, props: Record<string, unknown>) {
  return http.inertia.render(page as never, props as never)
}
