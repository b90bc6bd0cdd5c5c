import type { Context } from '#kernel/companies/context'
import { labelOf } from '#kernel/exchange/export/columns'
import { isCustomField, textIn } from '#kernel/fields/custom_field'
import { hasMessage, message } from '#kernel/http/messages'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { labels } from '#kernel/records/query/labels'
import { targetOf } from '#kernel/records/query/relations'
import type { Key } from '#kernel/reports/compile/key'
import type { Measure } from '#kernel/reports/compile/measure'
import type { ReadRange } from '#kernel/reports/query/read_dimension'
import { codeNames } from '#kernel/reports/run/code_names'
import type { Group } from '#kernel/reports/run/group'

/** What a field is called for the reader. */
export function fieldLabel(
  ctx: Context,
  { model, declared, label }: Pick<Column, 'model' | 'declared' | 'label'>
) {
  return label ?? labelOf(ctx.locale, model, declared.key, declared)
}

/** "Count", "Sum of Amount". */
export function measureLabel(ctx: Context, { fn, column }: Measure) {
  const field = column ? fieldLabel(ctx, column) : null
  return message(ctx.locale, `reports.measures.${field === null ? 'records' : 'field'}.${fn}`, {
    field,
  })
}

/** What the values of a key are called: records by their names, choices and ranges in the reader's language. */
export async function valueLabels(
  ctx: Context,
  key: Key,
  groups: readonly Group[],
  at: number
): Promise<Map<string, string>> {
  if (key.ranges) {
    return new Map(key.ranges.map((one, index) => [String(index), rangeText(ctx, one)]))
  }
  if (key.field.kind === 'choice') return choiceLabels(ctx, key.model, key.field, groups, at)
  const target = key.field.kind === 'reference' ? targetOf(key.field) : undefined
  if (!target) return new Map()
  const ids = [...new Set(groups.map((one) => Number(one.raws[at] ?? 0)))].filter(Boolean)
  return new Map([...(await labels(ctx, target, ids))].map(([id, name]) => [String(id), name]))
}

function choiceLabels(
  ctx: Context,
  model: Model,
  field: Field,
  groups: readonly Group[],
  at: number
) {
  if (isCustomField(field)) {
    return new Map(field.options.map((one) => [one.value, textIn(one.label, ctx.locale)]))
  }
  if (!Array.isArray(field.of)) {
    return codeNames(
      field.of,
      groups.map((one) => one.raws[at]),
      ctx.locale
    )
  }
  const own = field.key.slice(field.key.lastIndexOf('.') + 1)
  const roots = [
    `${model.plugin}.models.${model.id}.choices.${own}`,
    `${field.plugin}.extensions.${model.name}.choices.${own}`,
  ]
  const found = new Map<string, string>()
  for (const value of new Set(groups.map((one) => one.raws[at]))) {
    const root = roots.find((one) => hasMessage(ctx.locale, `${one}.${String(value)}`))
    if (value !== null && root) {
      found.set(String(value), message(ctx.locale, `${root}.${String(value)}`))
    }
  }
  return found
}

function rangeText(ctx: Context, { from, before }: ReadRange) {
  const word = from === null ? 'below' : before === null ? 'from' : 'between'
  return message(ctx.locale, `reports.ranges.${word}`, { from: text(from), before: text(before) })
}

const text = (end: string | number | null) => (end === null ? null : String(end))

/** What the values of a plain table's columns are called. */
export async function plainLabels(
  ctx: Context,
  columns: readonly Column[],
  rows: readonly Record<string, unknown>[]
) {
  const found = new Map<Column, Map<string, string>>()
  for (const column of columns) {
    const { path, field, declared, model } = column
    if (field.kind !== 'choice' && field.kind !== 'reference') continue
    const key = { key: path, path, column, field: declared, model }
    const groups = rows.map((row) => ({ raws: [row[path] ?? null], ids: [], values: {} }))
    found.set(column, await valueLabels(ctx, key, groups, 0))
  }
  return found
}
