import { customFieldsOf } from '#kernel/fields/company_fields'
import type { Column } from '#kernel/records/query/column'
import { unknownField } from '#kernel/records/query/refusals'
import type { Source } from '#kernel/records/query/source'
import { quoted } from '#kernel/records/query/sql'

/** The columns that are shown: those named, else the model's own. Only what the caller may take out by `verb`. */
export function columnsFor(
  source: Source,
  names: readonly string[] | undefined,
  verb = 'read'
): Column[] {
  if (!names) return ownColumns(source, verb)
  const columns: Column[] = []
  for (const [position, name] of names.entries()) {
    const column = source.column(name)
    if (!column || !isOpen(source, column, verb)) throw unknownField(`fields.${position}`)
    if (column.field.kind !== 'lines') columns.push(column)
  }
  return columns
}

/** Every field of the model itself but its lines. */
export function ownColumns(source: Source, verb = 'read'): Column[] {
  const found = [...source.model.fields.keys()].map((key) => source.column(key))
  return found
    .filter((one) => one !== undefined)
    .filter((one) => one.field.kind !== 'lines' && isOpen(source, one, verb))
}

/** Every field that other plugins or the company's administrators add to the model. */
export function extensionColumns(source: Source): Column[] {
  const added = source
    .extensions()
    .flatMap(({ plugin, fields }) => fields.map((one) => `${plugin}.${one.key}`))
  const custom = customFieldsOf(source.ctx, source.model).keys()
  return [...added, ...custom].map((path) => source.column(path)).filter((one) => one !== undefined)
}

/** `column` AS `path` for each column, with those its value is made from. */
export function selectList(source: Source, columns: readonly Column[]): string {
  const selected = new Map([['id', `${source.alias}.\`id\``]])
  for (const { reads } of columns) for (const [path, name] of reads) selected.set(path, name)
  return [...selected].map(([path, name]) => `${name} AS ${quoted(path)}`).join(', ')
}

function isOpen({ ctx, reader }: Source, { model, declared }: Column, verb: string) {
  return verb === 'read' || reader === 'kernel' || ctx.access.mayUse(model.name, declared, verb)
}
