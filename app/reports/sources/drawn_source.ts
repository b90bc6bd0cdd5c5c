import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { SourcePart } from '#kernel/plugins/declaration'
import { hasMessage, message } from '#kernel/http/messages'
import type { Column } from '#kernel/records/query/column'
import { Source } from '#kernel/records/query/source'
import { quoted, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { baseFilter, conditionOf } from '#kernel/reports/compile/statement'
import type { DeclaredSource } from '#kernel/reports/sources/declared'

interface Part {
  part: SourcePart
  source: Source
}

/**
 * The FROM clause of a report over a declared source: the fields it names, of one model after another. Company, rules
 * and archived records are asked of each model for itself; a field that is closed in one of them is not there at all.
 */
export class DrawnSource extends Source {
  private readonly parts: Part[]
  private readonly known = new Map<string, Column | undefined>()
  private readonly asked = new Set<string>()

  constructor(
    ctx: Context,
    readonly declared: DeclaredSource,
    private readonly archived = false
  ) {
    super(ctx, registry.model(declared.from[0].model))
    this.parts = declared.from.map((part) => ({
      part,
      source: new Source(ctx, registry.model(part.model)),
    }))
    this.column('id')
  }

  /** The names of its fields. */
  get keys() {
    return Object.keys(this.declared.from[0].fields)
  }

  override column(key: string): Column | undefined {
    if (!this.known.has(key)) {
      const column = this.drawn(key)
      this.known.set(key, column)
      if (column) this.asked.add(key)
    }
    return this.known.get(key)
  }

  override from(): Sql {
    const selects = this.parts.map((one) => this.select(one))
    return sql(
      `(${selects.map((one) => one.sql).join(' UNION ALL ')}) AS ${this.alias}`,
      selects.flatMap((one) => one.bindings)
    )
  }

  private select({ part, source }: Part): Sql {
    const columns = [...this.asked].map((key) => {
      const name = source.column(pathOf(part, key)!)!.sql
      return `${name} AS ${quoted(key)}`
    })
    const filters = baseFilter(source, part.filter, this.archived)
    const where = conditionOf(source, filters, this.archived)
    const from = source.from()
    return sql(`SELECT ${columns.join(', ')} FROM ${from.sql} WHERE ${where.sql}`, [
      ...from.bindings,
      ...where.bindings,
    ])
  }

  private drawn(key: string): Column | undefined {
    const found = this.parts.map(({ part, source }) => openColumn(source, pathOf(part, key)))
    const [first] = found
    if (!first || found.includes(undefined)) return undefined
    const currency = this.keys.find(
      (one) => pathOf(this.parts[0].part, one) === first.field.currency
    )
    const name = (one: string) => `${this.alias}.${quoted(one)}`
    if (currency) this.column(currency)
    return {
      path: key,
      field: { ...first.field, key, currency },
      declared: first.declared,
      model: first.model,
      label: this.labelOf(key),
      sql: name(key),
      reads: new Map([
        [key, name(key)],
        ...(currency ? [[currency, name(currency)] as const] : []),
      ]),
    }
  }

  private labelOf(key: string) {
    const text = `${this.declared.messages}.fields.${key}`
    return hasMessage(this.ctx.locale, text) ? message(this.ctx.locale, text) : undefined
  }
}

/** The path of a part's model behind one of the source's fields; each record keeps its id. */
function pathOf({ fields }: SourcePart, key: string): string | undefined {
  if (key === 'id') return 'id'
  return Object.hasOwn(fields, key) ? fields[key] : undefined
}

function openColumn(source: Source, path: string | undefined): Column | undefined {
  const column = path === undefined ? undefined : source.column(path)
  if (!column) return undefined
  const isOpen = source.ctx.access.mayUse(column.model.name, column.declared, 'report')
  return isOpen || path === 'id' ? column : undefined
}
