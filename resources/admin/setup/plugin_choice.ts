import type { InstalledPlugin } from './types'

/** Chosen plugins with one more and everything it needs, and what that needs. */
export function withNeeds(chosen: string[], id: string, plugins: InstalledPlugin[]): string[] {
  if (chosen.includes(id)) return chosen
  const needs = plugins.find((plugin) => plugin.id === id)?.requires ?? []
  return needs.reduce((list, need) => withNeeds(list, need, plugins), [...chosen, id])
}

/** Chosen plugins without one and without everything that needs it. */
export function withoutDependents(
  chosen: string[],
  id: string,
  plugins: InstalledPlugin[]
): string[] {
  const rest = chosen.filter((one) => one !== id)
  const dependents = plugins.filter(
    (plugin) => rest.includes(plugin.id) && plugin.requires.includes(id)
  )
  return dependents.reduce((list, plugin) => withoutDependents(list, plugin.id, plugins), rest)
}
