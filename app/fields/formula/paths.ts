import type { ASTNode } from '@marcbachmann/cel-js'
import { parseExpression } from '#kernel/fields/formula/parse'

/** The paths of fields that an expression names, each once, whether they exist or not. Throws as reading it does. */
export function pathsIn(text: string): string[] {
  return [...new Set(pathsUnder(parseExpression(text)))]
}

/** The path that a name, or names with dots between them, stand for; null for anything else. */
export function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return null
  const before = pathOf(node.args[0])
  return before === null ? null : `${before}.${node.args[1]}`
}

function* pathsUnder(part: unknown): Generator<string> {
  if (Array.isArray(part)) {
    for (const one of part) yield* pathsUnder(one)
  } else if (isNode(part)) {
    const path = pathOf(part)
    if (path !== null) yield path
    else if (part.op !== 'value') yield* pathsUnder(part.args)
  }
}

const isNode = (part: unknown): part is ASTNode =>
  typeof part === 'object' && part !== null && 'op' in part
