import type { Columns } from '#kernel/records/query/column'
import { compare } from '#kernel/records/query/compare'
import { OPERATORS } from '#kernel/records/query/filter'
import type { Operator } from '#kernel/records/query/filter'
import { refused, tooLarge, unknownField } from '#kernel/records/query/refusals'
import { allOf, anyOf, negated } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

const DEEPEST = 12
const MOST_NODES = 200

const operators: ReadonlySet<unknown> = new Set(OPERATORS)

/**
 * A filter as a condition. Every name in it is looked up in the registry and every value is bound;
 * anything else is refused (422) with its position: `filter.0.or.1`.
 */
export function compileFilter(columns: Columns, filter: unknown, position = 'filter'): Sql {
  return new FilterCompiler(columns).node(filter, position, 0)
}

class FilterCompiler {
  private nodes = 0

  constructor(private readonly columns: Columns) {}

  node(node: unknown, position: string, depth: number): Sql {
    if (depth > DEEPEST || ++this.nodes > MOST_NODES) throw tooLarge()
    if (Array.isArray(node)) {
      if (typeof node[0] === 'string') return this.triple(node, position)
      return allOf(this.each(node, position, depth))
    }
    if (typeof node !== 'object' || node === null) throw refused(position, 'E_FILTER')
    const entries = Object.entries(node)
    if (entries.length !== 1) throw refused(position, 'E_FILTER')
    const [word, inner] = entries[0]
    if (word === 'and') return allOf(this.each(inner, `${position}.and`, depth))
    if (word === 'or') return anyOf(this.each(inner, `${position}.or`, depth))
    if (word === 'not') return negated(this.node(inner, `${position}.not`, depth + 1))
    throw refused(position, 'E_FILTER')
  }

  private each(nodes: unknown, position: string, depth: number): Sql[] {
    if (!Array.isArray(nodes)) throw refused(position, 'E_FILTER')
    return nodes.map((one, index) => this.node(one, `${position}.${index}`, depth + 1))
  }

  private triple(triple: unknown[], position: string): Sql {
    const [path, operator, value] = triple
    const bare = operator === 'null' || operator === 'notnull'
    if (!operators.has(operator) || triple.length > 3 || (triple.length < 3 && !bare)) {
      throw refused(position, 'E_FILTER')
    }
    const column = this.columns.column(path as string)
    if (!column) throw unknownField(position)
    return compare(this.columns.ctx, column, operator as Operator, value, position)
  }
}
