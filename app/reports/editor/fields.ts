import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { isSortable } from '#kernel/records/query/column'
import { unknownField } from '#kernel/records/query/refusals'
import { Source } from '#kernel/records/query/source'
import { describe } from '#kernel/records/screens/describe'
import type { FieldDescription } from '#kernel/records/screens/description'
import { gathers } from '#kernel/reports/compile/find_key'
import { measuresOf } from '#kernel/reports/compile/measure'
import type { MeasureFunction } from '#kernel/reports/query/definition'
import type { ReportField } from '#kernel/reports/editor/wire'
import { fieldLabel } from '#kernel/reports/run/names'

/** A sum is what people mean by a figure, the number of records what they mean by anything else. */
const USUAL: readonly MeasureFunction[] = ['sum', 'avg', 'count']
const UNUSABLE = new Set(['lines', 'json'])

/**
 * The fields a report on a model may use, or those behind a reference: `way` is its path, `category` for
 * `category_id`. Those of extensions and of administrators are among them. A way that leads nowhere for this
 * caller is refused (422).
 */
export function reportFields(ctx: Context, model: Model, way: string): ReportField[] {
  const source = new Source(ctx, model)
  const target = way === '' ? model : source.column(`${way}.id`)?.model
  if (!target) throw unknownField('path')
  const prefix = way === '' ? '' : `${way}.`
  return describe(ctx, target)
    .fields.filter((one) => !UNUSABLE.has(one.kind) && !(one.base && one.hidden === true))
    .flatMap((one) => {
      const column = source.column(prefix + one.key)
      const isThere = column && ctx.access.mayUse(target.name, column.declared, 'report')
      return isThere ? [fieldAt(ctx, model, column, { described: one, prefix })] : []
    })
}

interface Place {
  described: FieldDescription
  prefix: string
}

function fieldAt(
  ctx: Context,
  model: Model,
  column: Column,
  { described, prefix }: Place
): ReportField {
  const measures = measuresOf(column)
  return {
    path: column.path,
    key: described.key,
    label: fieldLabel(ctx, column),
    kind: described.kind === 'computed' ? (described.type ?? 'text') : described.kind,
    base: described.base,
    measures: measures.toSorted((one, other) => usual(one) - usual(other)),
    groups: gathers(column),
    sorts: isSortable(column.field),
    ...addedBy(described),
    ...behind(ctx, model, described, prefix),
    ...choices(ctx, described),
  }
}

function usual(fn: MeasureFunction) {
  const at = USUAL.indexOf(fn)
  return at < 0 ? USUAL.length : at
}

function addedBy({ key }: FieldDescription) {
  return key.includes('.') ? { added: key.slice(0, key.indexOf('.')) } : {}
}

/** A source of its own for each: a model may refer to more records than one statement joins. */
function behind(ctx: Context, model: Model, { reference }: FieldDescription, prefix: string) {
  if (!reference) return {}
  const way = prefix + reference.relation
  const isOpen = new Source(ctx, model).column(`${way}.id`) !== undefined
  return isOpen ? { opens: reference.model, way } : {}
}

function choices({ locale }: Context, { kind, options, texts, choices: root }: FieldDescription) {
  if (kind !== 'choice' || !options) return {}
  const called = (value: string) => {
    const key = `${root}.${value}`
    return texts?.[value] ?? (hasMessage(locale, key) ? message(locale, key) : value)
  }
  return { options: options.map((value) => ({ value, label: called(value) })) }
}
