import type { CustomField } from '#kernel/fields/custom_field'
import { compileExpression } from '#kernel/fields/formula/expression'
import { typeOfField, type ExpressionType } from '#kernel/fields/formula/types'
import { readDefinition, type DefinitionRow } from '#kernel/fields/read_definition'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'

/**
 * The fields that definitions make of a model, by their names on the wire. A formula comes after those it
 * reads; one that can no longer be read is left out.
 */
export function fieldsDefined(model: Model, rows: readonly DefinitionRow[]) {
  const fields = new Map<string, CustomField>()
  const add = (field: CustomField | undefined) => field && fields.set(field.key, field)
  for (const row of rows) if (row.kind !== 'formula') add(readDefinition(model, row))
  let waiting = rows.filter((row) => row.kind === 'formula')
  for (let before = -1; waiting.length !== before;) {
    before = waiting.length
    waiting = waiting.filter((row) => !add(withFormula(model, row, fields)))
  }
  return fields
}

function withFormula(model: Model, row: DefinitionRow, fields: ReadonlyMap<string, CustomField>) {
  try {
    const expression = compileExpression(String(row.formula), readableTypes(model, fields))
    return readDefinition(model, row, expression)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** What a formula of a model may read: the record's own fields and its other custom fields, by path. */
export function readableTypes(model: Model, custom: ReadonlyMap<string, CustomField>) {
  const types = new Map<string, ExpressionType>()
  for (const field of [...model.fields.values(), ...custom.values()]) {
    const type = typeOfField(field)
    if (type) types.set(field.key, withCurrency(model, type))
  }
  return types
}

/** All amounts of a record are in one currency: its own, or its company's. */
function withCurrency(model: Model, type: ExpressionType): ExpressionType {
  if (type.kind !== 'money' || !type.currency?.startsWith('custom.')) return type
  return { ...type, currency: model.fields.has('currency') ? 'currency' : undefined }
}
