import type { ASTNode } from '@marcbachmann/cel-js'
import { Refusal } from '#kernel/http/refusal'
import type { Plan, Surroundings } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import type { ExpressionKind, ExpressionValue } from '#kernel/fields/formula/types'
import { SCALE } from '#kernel/fields/formula/values'
import { Decimal } from '#kernel/records/values/decimal'

const NUMBER = /^\d+(\.\d+)?$/

/**
 * A value written in the expression. Numbers are read from the text itself: CEL's parser makes a
 * float of "0.1", and no amount may pass through one.
 */
export function checkLiteral(node: ASTNode & { op: 'value' }, around: Surroundings): Plan {
  const value = node.args
  if (value === null) return literal('nothing', null, node.range)
  if (typeof value === 'string') return literal('text', value, node.range)
  if (typeof value === 'boolean') return literal('boolean', value, node.range)
  return readNumber(around.text.slice(node.start, node.end), node.range)
}

function readNumber(written: string, at: Place) {
  const refused = refuse('E_FORMULA_NUMBER', at, { part: written.slice(0, 40), decimals: SCALE })
  if (!NUMBER.test(written)) throw refused
  const whole = !written.includes('.')
  try {
    return literal(whole ? 'integer' : 'number', Decimal.parse(written, whole ? 0 : SCALE), at)
  } catch (error) {
    if (error instanceof Refusal) throw refused
    throw error
  }
}

function literal(kind: ExpressionKind, value: ExpressionValue, at: Place): Plan {
  return { type: { kind }, at, literal: value, run: () => value }
}
