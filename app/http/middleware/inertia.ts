import BaseInertiaMiddleware from '@adonisjs/inertia/inertia_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { JSONDataTypes } from '@adonisjs/core/types/transformers'
import type { PageProps } from '@adonisjs/inertia/types'
import type { NextFn } from '@adonisjs/core/types/http'
import { flashOf, sharedProps } from '#kernel/http/shared_props'
import { isWeb } from '#kernel/http/surface'

/** Screens and what all of them share. A server middleware: the error screen needs it too. */
export default class InertiaMiddleware extends BaseInertiaMiddleware {
  share(http: HttpContext): PageProps {
    const errors = this.getValidationErrors(http) as Record<string, string>
    return sharedProps(http, errors) as unknown as PageProps
  }

  override flash(http: HttpContext) {
    return flashOf(http)
  }

  async handle(http: HttpContext, next: NextFn) {
    if (!isWeb(http)) return next()
    await this.init(http)
    http.view.share({ nonce: http.response.nonce, pageJson })
    const output = await next()
    this.dispose(http)
    return output
  }
}

/** "<" is escaped whole: a record called `<!--<script>` would otherwise swallow the page. */
function pageJson(page: unknown) {
  return JSON.stringify(page).replaceAll('<', '\\u003c')
}

declare module '@adonisjs/inertia/types' {
  /** Screens check their own props; plugins add screens the kernel has never heard of. */
  interface InertiaPages {
    [screen: `${string}::${string}`]: Record<string, JSONDataTypes>
  }
}
