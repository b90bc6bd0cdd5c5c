import { includeRelation } from '#kernel/records/query/include_relation'
import type { Include } from '#kernel/records/query/include_relation'
import { loadLines } from '#kernel/records/query/lines'
import type { Source } from '#kernel/records/query/source'

/**
 * What `include` names: a relation (`category` adds `{id, label}`), lines, or a relation of the
 * lines (`lines.product`).
 */
export function planIncludes(source: Source, names: readonly string[]): Include[] {
  const includes: Include[] = []
  const lines = new Map<string, string[]>()
  for (const [position, name] of [...new Set(names)].entries()) {
    const [key, ...within] = name.split('.')
    const field = source.model.fields.get(key)
    if (field?.kind === 'lines' && source.isReadable(source.model, field)) {
      lines.set(key, [...(lines.get(key) ?? []), ...(within.length > 0 ? [within.join('.')] : [])])
    } else includes.push(includeRelation(source, name, `include.${position}`))
  }
  for (const [key, relations] of lines) {
    const field = source.model.fields.get(key)!
    includes.push({
      needs: [],
      load: (ctx, rows, wire) => loadLines(ctx, field, relations, rows, wire),
    })
  }
  return includes
}
