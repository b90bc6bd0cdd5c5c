import router from '@adonisjs/core/services/router'
import type { Target } from '#tests/attack/battlefield'

/** Would end the attacker's own session or give up its company. */
const SUICIDAL = new Set(['/logout'])

/** No screens: programs call them, probes, and browsers by themselves. */
const OTHERS = /^\/(api|health|policy-reports)\b/

export interface ScreenRoute {
  method: string
  path: string
  route: string
}

/** Every address of the admin, with the records of the battlefield where it names one. */
export function screenRoutes(targets: readonly Target[]): ScreenRoute[] {
  const routes = Object.values(router.toJSON()).flat()
  return routes
    .filter(({ pattern }) => !OTHERS.test(pattern) && !SUICIDAL.has(pattern))
    .flatMap(({ pattern, methods }) =>
      methods
        .filter((method) => method !== 'HEAD')
        .flatMap((method) =>
          addresses(pattern, targets).map((path) => ({
            method,
            path,
            route: `${method} ${pattern}`,
          }))
        )
    )
}

function addresses(pattern: string, targets: readonly Target[]): string[] {
  if (!pattern.includes(':records')) {
    const owner = targets.find(({ model }) =>
      pattern.startsWith(`/${model.plugin}/${model.segment}`)
    )
    return [filled(pattern, owner?.id ?? 1)]
  }
  return targets.flatMap(({ model, id, operations }) => {
    const path = filled(
      pattern.replace(':plugin', model.plugin).replace(':records', model.segment),
      id
    )
    const verbs = operations.map((one) => one.verb.replaceAll('_', '-'))
    return path.includes(':operation')
      ? verbs.map((verb) => path.replace(':operation', verb))
      : [path]
  })
}

/** Whatever else an address asks for: a word that is hardly there. */
function filled(pattern: string, id: number) {
  return pattern
    .replace(':id', String(id))
    .replace('*', 'nowhere')
    .replaceAll(/:(?!operation)\w+\??/g, 'x')
}
