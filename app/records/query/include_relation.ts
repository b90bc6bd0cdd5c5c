import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type { Field } from '#kernel/records/fields/kinds'
import type { Column } from '#kernel/records/query/column'
import { labels } from '#kernel/records/query/labels'
import { unknownField } from '#kernel/records/query/refusals'
import { relationsOf, targetOf } from '#kernel/records/query/relations'
import type { Source } from '#kernel/records/query/source'

/** Something loaded beside the rows with one query for all of them, and put into each. */
export interface Include {
  /** The columns it starts from. */
  needs: Column[]
  load(ctx: Context, rows: readonly Row[], wire: readonly Row[]): Promise<void>
}

/** The record a reference points to, as far as the caller may see it: its id and its label, else null. */
export function includeRelation(source: Source, name: string, position: string): Include {
  const column = referenceAt(source, name)
  if (!column) throw unknownField(position)
  return {
    needs: [column],
    async load(ctx, rows, wire) {
      const ids = rows.map((row) => Number(row[column.path] ?? 0))
      const target = targetOf(column.declared)
      const found = target && (await labels(ctx, target, [...new Set(ids)].filter(Boolean)))
      for (const [index, id] of ids.entries()) {
        const label = found?.get(id)
        wire[index][name] = label === undefined ? null : { id, label }
      }
    },
  }
}

/** The reference a relation's name stands for: `category`, `accounting.receivable_account`. */
function referenceAt(source: Source, name: string): Column | undefined {
  const dot = name.indexOf('.')
  if (dot < 0) return columnOf(source, relationsOf(source.model).get(name))
  const [plugin, relation] = [name.slice(0, dot), name.slice(dot + 1)]
  const fields: readonly Field[] =
    plugin === 'custom'
      ? [...customFieldsOf(source.ctx, source.model).values()]
      : source.extensions().flatMap((one) => (one.plugin === plugin ? one.fields : []))
  return columnOf(
    source,
    fields.find((one) => one.relation === relation),
    `${plugin}.`
  )
}

function columnOf(source: Source, field: Field | undefined, prefix = '') {
  if (!field) return undefined
  return source.column(field.key.startsWith(prefix) ? field.key : prefix + field.key)
}
