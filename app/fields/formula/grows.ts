import type { ASTNode } from '@marcbachmann/cel-js'
import { parseExpression } from '#kernel/fields/formula/parse'
import { pathOf } from '#kernel/fields/formula/paths'

/**
 * How the value of an expression grows with those it reads: 1 is along with them, 0 not at all (a proportion),
 * undefined is anything else. Only of 1 and 0 is there a total: what the expression gives for the totals it reads.
 * `ofPath` answers the same of a path.
 */
export function growthOf(text: string, ofPath: (path: string) => number | undefined) {
  const growth = (node: ASTNode): number | undefined => {
    switch (node.op) {
      case 'value':
        return typeof node.args === 'string' ? undefined : 0
      case 'id':
      case '.':
        return ofPath(pathOf(node) ?? '')
      case '-_':
        return growth(node.args)
      case '+':
      case '-':
        return both(node.args, (one, other) => (one === other ? one : undefined))
      case '*':
        return both(node.args, (one, other) => one + other)
      case '/':
        return both(node.args, (one, other) => one - other)
      default:
        return undefined
    }
  }
  const both = (
    [one, other]: [ASTNode, ASTNode],
    combine: (one: number, other: number) => number | undefined
  ) => {
    const [first, second] = [growth(one), growth(other)]
    if (first === undefined || second === undefined) return undefined
    const combined = combine(first, second)
    return combined === 0 || combined === 1 ? combined : undefined
  }
  return growth(parseExpression(text))
}
