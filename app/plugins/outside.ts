import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import app from '@adonisjs/core/services/app'

const folders = new Set<string>()

/**
 * Lets modules outside the repository import `kontor/*` and `#plugins/*`: Node resolves a
 * self-reference only for files of the package itself, so for others it is asked as if it were.
 */
export function resolveForOutside(folder: string) {
  if (folders.size === 0) hook()
  folders.add(pathToFileURL(folder).href + '/')
}

function hook() {
  const host = pathToFileURL(app.makePath('package.json')).href
  registerHooks({
    resolve(specifier, context, next) {
      const from = context.parentURL
      const isOutside = from !== undefined && [...folders].some((one) => from.startsWith(one))
      if (isOutside && /^(kontor|#plugins)\//.test(specifier)) {
        return next(specifier, { ...context, parentURL: host })
      }
      const resolved = next(specifier, context)
      return isOutside && resolved.url.endsWith('.ts')
        ? { ...resolved, format: 'module-typescript' }
        : resolved
    },
  })
}
