import type { Plan } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'

/** A part that must say yes or no. */
export function expectBoolean({ type, at }: Plan) {
  if (type.kind !== 'boolean') throw refuse('E_FORMULA_YES_NO', at, { kind: type.kind })
}
