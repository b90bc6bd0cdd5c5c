import type { ExpressionType } from '#kernel/fields/formula/types'
import type { Column } from '#kernel/records/query/column'
import { extensionColumns, ownColumns } from '#kernel/records/query/select_list'
import { Source } from '#kernel/records/query/source'
import { compileComputed, typeOfColumn } from '#kernel/reports/compile/computed'
import { DrawnSource } from '#kernel/reports/sources/drawn_source'
import type { ReadComputed } from '#kernel/reports/query/read_computed'

/** The computed columns of a plain table, and the columns of the fields they read, by path. */
export function computedFields(source: Source, all: readonly ReadComputed[]) {
  const fields = new Map<string, Column>()
  const typeAt = (path: string) => {
    const column = openColumn(source, path)
    const type = column && typeOfColumn(column)
    if (type) fields.set(path, column)
    return type
  }
  const computed = compileComputed(all, { typeAt, names: namesIn(source, all) })
  return { computed, fields }
}

/** For "did you mean": what the reader may report on. Asked of a source of its own, so that nothing is joined. */
function namesIn(source: Source, all: readonly ReadComputed[]) {
  const names = new Map<string, ExpressionType>()
  if (all.length === 0) return names
  const { beside, paths } = besides(source)
  for (const path of paths) {
    const column = openColumn(beside, path)
    const type = column && typeOfColumn(column)
    if (type) names.set(path, type)
  }
  return names
}

function besides(source: Source) {
  if (source instanceof DrawnSource) {
    return { beside: new DrawnSource(source.ctx, source.declared), paths: source.keys }
  }
  const beside = new Source(source.ctx, source.model)
  const columns = [...ownColumns(beside, 'report'), ...extensionColumns(beside)]
  return { beside, paths: columns.map((one) => one.path) }
}

function openColumn(source: Source, path: string): Column | undefined {
  const column = source.column(path)
  if (!column) return undefined
  const { model, declared } = column
  return source.ctx.access.mayUse(model.name, declared, 'report') ? column : undefined
}
