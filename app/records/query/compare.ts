import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Column } from '#kernel/records/query/column'
import { compareDays } from '#kernel/records/query/compare_days'
import { under } from '#kernel/records/query/compare_tree'
import { compareMoney } from '#kernel/records/query/compare_money'
import type { Operator } from '#kernel/records/query/filter'
import { refused } from '#kernel/records/query/refusals'
import { allOf, anyOf, negated, placeholders, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

const MOST_VALUES = 1000

const SIGNS = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

/**
 * One triple of a filter. A missing value equals nothing, so `ne` and `nin` hold for it; `eq null`
 * is `null`.
 */
export function compare(
  ctx: Context,
  column: Column,
  operator: Operator,
  value: unknown,
  position: string
): Sql {
  const type = typeOf(column.field.kind)
  if (!type.operators.includes(operator)) throw refused(position, 'E_OPERATOR')
  try {
    return new Comparison(ctx, column).compile(operator, value)
  } catch (error) {
    if (!(error instanceof Refusal) || error.errors.length > 0) throw error
    throw refused(position, error.code, error.params)
  }
}

class Comparison {
  constructor(
    private readonly ctx: Context,
    private readonly column: Column
  ) {}

  compile(operator: Operator, value: unknown): Sql {
    const name = this.column.sql
    switch (operator) {
      case 'null':
        return sql(`${name} IS NULL`)
      case 'notnull':
        return sql(`${name} IS NOT NULL`)
      case 'ne':
        return value === null ? this.compile('notnull', null) : negated(this.compile('eq', value))
      case 'nin':
        return negated(this.compile('in', value))
      case 'in':
        return this.among(value)
      case 'between':
        return this.between(value)
      case 'under':
        return under(this.ctx, this.column, this.operand(value))
      case 'contains':
      case 'starts':
      case 'ends':
        return this.like(operator, value)
      default:
        return operator === 'eq' && value === null
          ? this.compile('null', null)
          : this.sign(operator, value)
    }
  }

  private sign(operator: keyof typeof SIGNS, value: unknown): Sql {
    const days = compareDays(this.ctx, this.column, operator, value)
    if (days) return days
    const money = compareMoney(this.column, operator, [value])
    if (money) return money
    const [name, operand] = this.folded(this.operand(value))
    return sql(`${name} ${SIGNS[operator]} ?`, [operand])
  }

  private among(value: unknown): Sql {
    if (!Array.isArray(value) || value.length > MOST_VALUES) throw new Refusal('E_LIST')
    const isPlain = (one: unknown) => one !== null && typeof one !== 'object'
    const money = value.every(isPlain) && compareMoney(this.column, 'eq', value)
    if (money) return money
    const direct = value.filter(isPlain).map((one) => this.operand(one))
    const folding = direct.filter((one) => this.needsFold(one))
    const rest = direct.filter((one) => !this.needsFold(one))
    return anyOf([
      rest.length > 0 ? sql(`${this.column.sql} IN (${placeholders(rest)})`, rest) : null,
      folding.length > 0
        ? sql(`fold(${this.column.sql}) IN (${placeholders(folding)})`, folding.map(fold))
        : null,
      ...value.filter((one) => !isPlain(one)).map((one) => this.compile('eq', one)),
    ])
  }

  private between(value: unknown): Sql {
    if (!Array.isArray(value) || value.length !== 2) throw new Refusal('E_RANGE')
    return allOf([this.sign('gte', value[0]), this.sign('lte', value[1])])
  }

  private like(operator: 'contains' | 'starts' | 'ends', value: unknown): Sql {
    const [name, operand] = this.folded(this.operand(value))
    const escaped = String(operand).replaceAll(/[!%_]/g, '!$&')
    const before = operator === 'starts' ? '' : '%'
    const after = operator === 'ends' ? '' : '%'
    const like = sql(`${name} LIKE ? ESCAPE '!'`, [before + escaped + after])
    return operator === 'starts' && name === this.column.sql
      ? allOf([this.from(String(operand)), like])
      : like
  }

  /** Where texts with a beginning stand in an index: SQLite does not see it in a LIKE whose pattern is bound. */
  private from(beginning: string): Sql | null {
    if (engine !== 'sqlite') return null
    const name = this.column.sql
    return sql(`${name} >= (? COLLATE NOCASE) AND ${name} < (? COLLATE NOCASE)`, [
      beginning,
      `${beginning}\u{10ffff}`,
    ])
  }

  private operand(value: unknown) {
    const { field } = this.column
    return typeOf(field.kind).operand(value, field, { currency: this.ctx.company.currency })
  }

  /** The column and the operand as they compare without case. */
  private folded(operand: unknown): [string, unknown] {
    return this.needsFold(operand)
      ? [`fold(${this.column.sql})`, fold(operand)]
      : [this.column.sql, operand]
  }

  /** SQLite knows case only of ASCII letters; MySQL's collation knows it of all. */
  private needsFold(operand: unknown) {
    return engine === 'sqlite' && isText(this.column) && hasOtherLetters(String(operand))
  }
}

const isText = ({ field }: Column) =>
  ['text', 'long_text', 'email', 'phone', 'url', 'tags'].includes(field.kind)

const hasOtherLetters = (text: string) => /[^\u0000-\u007f]/.test(text)

const fold = (value: unknown) => String(value).toLocaleLowerCase('und')
