import type { Complain } from '#kernel/access/grants/complain'
import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type Definition from '#kernel/fields/definition/definition'
import { readableTypes } from '#kernel/fields/fields_defined'
import { compileExpression } from '#kernel/fields/formula/expression'
import { orderOfFormulas } from '#kernel/fields/formula/order'
import { fieldKindOf } from '#kernel/fields/formula/types'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'

/** Complains of a formula that cannot be read, goes round in a circle, or changes what its values are. */
export function checkFormula(ctx: Context, model: Model, one: Definition, complain: Complain) {
  if (one.kind !== 'formula') {
    if (one.formula) complain('formula', 'E_CUSTOM_NOT_OF_KIND')
    return
  }
  if (model.scope !== 'company') return complain('kind', 'E_CUSTOM_FORMULA_SHARED')
  if (!one.formula) return complain('formula', 'E_REQUIRED')
  const fields = customFieldsOf(ctx, model)
  try {
    const key = `custom.${one.key}`
    const expression = compileExpression(one.formula, readableTypes(model, fields))
    const formulas = new Map([[key, expression]])
    for (const field of fields.values()) {
      if (field.formula && field.key !== key) formulas.set(field.key, field.formula)
    }
    orderOfFormulas(formulas)
    const before = fields.get(key)
    if (before && before.kind !== fieldKindOf(expression.type)) {
      complain('formula', 'E_CUSTOM_FORMULA_KIND')
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    complain('formula', error.code, error.params)
  }
}
