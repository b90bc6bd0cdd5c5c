import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type { CustomField } from '#kernel/fields/custom_field'
import type Definition from '#kernel/fields/definition/definition'
import { readableTypes } from '#kernel/fields/fields_defined'
import { compileExpression } from '#kernel/fields/formula/expression'
import { fieldKindOf } from '#kernel/fields/formula/types'
import { namesField } from '#kernel/fields/uses/use'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'

/** Refuses (409) a field of another kind that a formula reading it could not bear, or whose values would change kind. */
export function checkFormulasBear(ctx: Context, { model: name }: Definition, to: CustomField) {
  const model = registry.model(name)
  const fields = new Map(customFieldsOf(ctx, model))
  fields.set(to.key, to)
  const types = readableTypes(model, fields)
  for (const { key, kind, formula } of fields.values()) {
    if (!formula?.dependencies.includes(to.key)) continue
    if (kindWith(formula.text, types) !== kind) {
      throw new Refusal('E_CUSTOM_KIND_FORMULA', { formula: key })
    }
  }
}

function kindWith(text: string, types: ReturnType<typeof readableTypes>) {
  try {
    return fieldKindOf(compileExpression(text, types).type)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return undefined
  }
}

/** The ids of the formulas of its model that name a field, as they are stored. */
export async function formulasReading(ctx: Context, { model, key }: Definition): Promise<number[]> {
  const all = await ctx.records<Definition>('kernel.custom_field').peek(['model', 'eq', model])
  return all
    .filter((one) => namesField(one.formula, key, true) && !one.archivedAt)
    .map((one) => one.id)
}
