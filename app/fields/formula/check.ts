import type { ASTNode } from '@marcbachmann/cel-js'
import { checkCall } from '#kernel/fields/formula/call'
import { checkField } from '#kernel/fields/formula/field'
import { checkLiteral } from '#kernel/fields/formula/literal'
import { checkArithmetic } from '#kernel/fields/formula/operators/arithmetic'
import { checkComparison } from '#kernel/fields/formula/operators/comparison'
import { checkAnd, checkNot, checkOr } from '#kernel/fields/formula/operators/logic'
import { checkCondition } from '#kernel/fields/formula/operators/condition'
import { checkMember } from '#kernel/fields/formula/operators/member'
import { checkMinus } from '#kernel/fields/formula/operators/minus'
import type { Plan, Surroundings } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'

/** The checked plan of a part of an expression. Throws a Refusal that names the place at fault. */
export function check(node: ASTNode, around: Surroundings): Plan {
  const inner = (part: ASTNode) => check(part, around)
  switch (node.op) {
    case 'value':
      return checkLiteral(node, around)
    case 'id':
    case '.':
      return checkField(node, around)
    case 'call':
      return checkCall(node.args[0], node.args[1].map(inner), node.range, around)
    case 'rcall':
      return checkCall(
        snake(node.args[0]),
        [node.args[1], ...node.args[2]].map(inner),
        node.range,
        around
      )
    case '?:':
      return checkCondition(node.args.map(inner), node.range)
    case '&&':
      return checkAnd(node.args.map(inner), node.range)
    case '||':
      return checkOr(node.args.map(inner), node.range)
    case '!_':
      return checkNot(inner(node.args), node.range)
    case '-_':
      return checkMinus(inner(node.args), node.range)
    case 'in':
      return checkMember(inner(node.args[0]), listOf(node.args[1], inner), node.range)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return checkArithmetic(node.op, inner(node.args[0]), inner(node.args[1]), node.range)
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkComparison(node.op, inner(node.args[0]), inner(node.args[1]), node.range)
    default:
      throw refuse('E_FORMULA_SYNTAX', node.range, {
        part: around.text.slice(node.start, node.end),
      })
  }
}

function listOf(node: ASTNode, inner: (part: ASTNode) => Plan) {
  if (node.op !== 'list' || node.args.length === 0) throw refuse('E_FORMULA_LIST', node.range)
  return node.args.map(inner)
}

/** CEL's own names for a text's questions, `name.startsWith("A")`, are ours in camel case. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
