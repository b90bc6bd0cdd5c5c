import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import { isSortable } from '#kernel/records/query/column'
import type { Column } from '#kernel/records/query/column'
import { describe } from '#kernel/records/screens/describe'
import type { FieldDescription, ModelDescription } from '#kernel/records/screens/description'
import { gathers } from '#kernel/reports/compile/find_key'
import { measuresOf } from '#kernel/reports/compile/measure'
import type { ReportField, ReportSource } from '#kernel/reports/editor/wire'
import { fieldLabel } from '#kernel/reports/run/names'
import type { DeclaredSource } from '#kernel/reports/sources/declared'
import { DrawnSource } from '#kernel/reports/sources/drawn_source'

/** A declared source as one to choose; its records have a list where they are of one model. */
export function sourceOffered({ locale }: Context, source: DeclaredSource): ReportSource {
  const { name, plugin, messages, from } = source
  const model = registry.model(from[0].model)
  const hasList = from.length === 1 && !model.lineOf
  return {
    name,
    plugin,
    owner: message(locale, `${plugin}.plugin.name`),
    label: message(locale, `${messages}.name`),
    href: hasList ? `/${model.plugin}/${model.segment}` : null,
  }
}

/** The fields of a declared source that a report of the caller may use. */
export function offeredFields(ctx: Context, source: DeclaredSource): ReportField[] {
  return columnsOf(ctx, source).map(({ column, described }) => ({
    path: column.path,
    key: column.path,
    label: fieldLabel(ctx, column),
    kind: described.kind,
    base: false,
    measures: measuresOf(column),
    groups: gathers(column),
    sorts: isSortable(column.field),
    ...(described.options && { options: optionsOf(ctx, described) }),
  }))
}

/** A declared source as conditions on its fields are drawn from. */
export function offeredPlace(ctx: Context, source: DeclaredSource): ModelDescription {
  const fields = columnsOf(ctx, source).map(({ column, described }) => ({
    ...described,
    key: column.path,
    label: `${source.messages}.fields.${column.path}`,
    base: false,
    hidden: false,
  }))
  const model = describe(ctx, registry.model(source.from[0].model))
  return { ...model, name: source.name, fields, list: [], form: [], operations: [], verbs: [] }
}

interface Offered {
  column: Column
  /** The field behind it, as the screens of its model describe it. */
  described: FieldDescription
}

function columnsOf(ctx: Context, source: DeclaredSource): Offered[] {
  const drawn = new DrawnSource(ctx, source)
  return drawn.keys.flatMap((key) => {
    const column = drawn.column(key)
    const fields = column ? describe(ctx, column.model).fields : []
    const described = fields.find((one) => one.key === column!.declared.key)
    return column && described ? [{ column, described }] : []
  })
}

function optionsOf({ locale }: Context, { options = [], choices, texts }: FieldDescription) {
  return options.map((value) => ({
    value,
    label: texts?.[value] ?? message(locale, `${choices}.${value}`),
  }))
}
