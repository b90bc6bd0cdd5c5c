import type { ASTNode } from '@marcbachmann/cel-js'
import { nearest } from '#kernel/fields/formula/nearest'
import { pathOf } from '#kernel/fields/formula/paths'
import type { Plan, Surroundings } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'
import { fromField } from '#kernel/fields/formula/values'

/** A field, by its path: `due_on`, `custom.colour`, `category.name`. Only what is listed exists. */
export function checkField(node: ASTNode, around: Surroundings): Plan {
  const path = pathOf(node)
  const type = path === null ? undefined : around.fields.get(path)
  if (path === null || !type) {
    const part = around.text.slice(node.start, node.end).slice(0, 60)
    const near = nearest(path ?? part, around.fields.keys())
    throw refuse('E_FORMULA_FIELD', node.range, { part, near: near ?? 'none' })
  }
  around.dependencies.add(path)
  return { type, at: node.range, run: ({ read }) => fromField(read(path), type) }
}
