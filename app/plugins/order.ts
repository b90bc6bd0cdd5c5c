import type { PluginDeclaration } from '#kernel/plugins/declaration'

/** Plugins in dependency order (required and present optional ones first), and the cycles among them. */
export function dependencyOrder(declarations: Map<string, PluginDeclaration>) {
  const order: string[] = []
  const cycles: string[][] = []
  const done = new Set<string>()

  const visit = (id: string, path: string[]) => {
    if (path.includes(id)) {
      cycles.push([...path.slice(path.indexOf(id)), id])
      return
    }
    if (done.has(id)) return
    for (const other of dependenciesOf(declarations.get(id)!)) {
      if (declarations.has(other)) visit(other, [...path, id])
    }
    if (!done.has(id)) order.push(id)
    done.add(id)
  }

  for (const id of [...declarations.keys()].sort()) visit(id, [])
  return { order, cycles }
}

export function dependenciesOf(declaration: PluginDeclaration) {
  return [
    ...Object.keys(declaration.requires ?? {}),
    ...Object.keys(declaration.optional ?? {}),
  ].sort()
}
