import { registry } from '#kernel/plugins/registry'

/** Everything a plugin requires, directly or through others, each before what requires it. */
export function requiredBy(id: string): string[] {
  const found: string[] = []
  const visit = (one: string) => {
    for (const other of Object.keys(registry.plugins.get(one)?.declaration.requires ?? {})) {
      visit(other)
      if (!found.includes(other)) found.push(other)
    }
  }
  visit(id)
  return found
}

/** The plugins that require this one, directly or through others. */
export function dependentsOf(id: string): string[] {
  return registry
    .inOrder()
    .map((one) => one.id)
    .filter((one) => requiredBy(one).includes(id))
}
