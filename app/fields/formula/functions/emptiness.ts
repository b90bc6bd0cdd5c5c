import type { FormulaFunction } from '#kernel/fields/formula/functions/formula_function'
import { giving } from '#kernel/fields/formula/functions/formula_function'
import { commonType } from '#kernel/fields/formula/types'
import type { ExpressionValue } from '#kernel/fields/formula/types'

const isEmpty = (value: ExpressionValue) => value === null || value === ''

/** The two that ask about empty values instead of handing them on. */
export const emptiness: Record<string, FormulaFunction> = {
  is_empty: {
    takes: ['any'],
    gives: giving('boolean'),
    takesEmpty: true,
    run: ([value]: ExpressionValue[]) => isEmpty(value),
  },
  if_empty: {
    takes: ['any', 'any'],
    gives: ([one, other]) => commonType(one, other),
    takesEmpty: true,
    run: ([value, instead]: ExpressionValue[]) => (isEmpty(value) ? instead : value),
  },
}
