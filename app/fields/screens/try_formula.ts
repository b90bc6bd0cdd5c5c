import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { readableTypes } from '#kernel/fields/fields_defined'
import { compileExpression, type Expression } from '#kernel/fields/formula/expression'
import { fieldKindOf } from '#kernel/fields/formula/types'
import type { FormulaTrial } from '#kernel/fields/screens/wire'
import { reader, spread } from '#kernel/fields/write/compute'
import { message, refusalTexts } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { titlePath } from '#kernel/records/query/labels'
import { compileSelect } from '#kernel/records/query/select'
import { hydrate } from '#kernel/records/write/columns'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'

const SAMPLES = 3

/**
 * The kind a formula gives, and its value for the newest records the caller sees. Throws the Refusal of the first
 * thing that is wrong. Where he may not read a field of the formula there are no samples.
 */
export async function tryFormula(ctx: Context, model: Model, text: string): Promise<FormulaTrial> {
  if (model.scope !== 'company') {
    throw Refusal.input([{ field: 'formula', code: 'E_CUSTOM_FORMULA_SHARED' }])
  }
  const expression = compileExpression(text, readableTypes(model, customFieldsOf(ctx, model)))
  return { kind: fieldKindOf(expression.type), samples: await samplesOf(ctx, model, expression) }
}

async function samplesOf(ctx: Context, model: Model, expression: Expression) {
  if (!ctx.access.allows(model.name, 'read') || !readsAll(ctx, model, expression)) return []
  const title = titlePath(model)
  const { data } = await ctx.list(model.name, {
    sort: '-id',
    limit: SAMPLES,
    fields: `id,${title}`,
  })
  const names = new Map(data.map((row) => [Number(row.id), String(row[title] ?? `#${row.id}`)]))
  const { sql, bindings } = compileSelect(ctx, model, { ids: [...names.keys()] })
  const rows = names.size > 0 ? await ctx.rows<Record<string, unknown>>(sql, bindings) : []
  return rows.map((row) => ({
    record: names.get(Number(row.id))!,
    value: valueOf(ctx, model, expression, row),
  }))
}

function readsAll(ctx: Context, model: Model, { dependencies }: Expression) {
  const custom = customFieldsOf(ctx, model)
  return dependencies.every((path) => {
    const field = model.fields.get(path) ?? custom.get(path)
    return field !== undefined && ctx.access.mayUse(model.name, field, 'read')
  })
}

function valueOf(ctx: Context, model: Model, expression: Expression, row: Record<string, unknown>) {
  const { custom } = hydrate(model, row)
  try {
    return written(ctx, expression.evaluate(reader(ctx, model, { ...row, ...spread(custom) })))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refusalTexts(ctx.locale, error.code, error.params).title
  }
}

function written({ locale }: Context, value: unknown): string | null {
  if (value === null) return null
  if (typeof value === 'boolean') return message(locale, value ? 'records.yes' : 'records.no')
  if (value instanceof Money) return `${value.toString()} ${value.currency}`
  return value instanceof Decimal ? value.toString() : String(value)
}
