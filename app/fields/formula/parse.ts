import { Environment, ParseError } from '@marcbachmann/cel-js'
import type { ASTNode } from '@marcbachmann/cel-js'
import { refuse } from '#kernel/fields/formula/refuse'

/** What one expression may have: characters, parts, and parts within parts. */
export const LIMITS = { length: 1000, nodes: 200, depth: 32 }

const environment = new Environment({
  limits: { maxAstNodes: LIMITS.nodes, maxDepth: LIMITS.depth, maxCallArguments: 20 },
})

const CODES: Record<string, string> = {
  limit_exceeded: 'E_FORMULA_COMPLEX',
  unterminated_string: 'E_FORMULA_TEXT_OPEN',
  unterminated_triple_quoted_string: 'E_FORMULA_TEXT_OPEN',
  newline_in_string: 'E_FORMULA_TEXT_OPEN',
  reserved_identifier: 'E_FORMULA_RESERVED',
}

/**
 * The tree of a text in CEL's grammar. CEL only reads it: types, values and functions are our own,
 * so nothing of JavaScript is reachable from an expression.
 */
export function parseExpression(text: string): ASTNode {
  const end = text.length
  if (!text.trim()) throw refuse('E_FORMULA_EMPTY', { start: 0, end })
  if (end > LIMITS.length) {
    throw refuse('E_FORMULA_LONG', { start: LIMITS.length, end }, { max: LIMITS.length })
  }
  try {
    return environment.parse(text).ast
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw unreadable(text, error)
  }
}

function unreadable(text: string, error: ParseError) {
  const at = error.range ?? { start: 0, end: text.length }
  const part = text.slice(at.start, Math.max(at.end, at.start + 1)).slice(0, 40)
  const code = CODES[error.code ?? '']
  if (code) return refuse(code, at, { part, nodes: LIMITS.nodes, depth: LIMITS.depth })
  if (at.start >= text.trimEnd().length) return refuse('E_FORMULA_UNFINISHED', at)
  return refuse(part.startsWith('=') ? 'E_FORMULA_EQUALS' : 'E_FORMULA_SYNTAX', at, { part })
}
