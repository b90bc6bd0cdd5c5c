import { Refusal } from '#kernel/http/refusal'
import { LARGEST_UNITS, Decimal } from '#kernel/records/values/decimal'
import { codesByDecimals, decimalsOf } from '#kernel/records/values/currency'
import type { Column } from '#kernel/records/query/column'
import { allOf, anyOf, FALSE, placeholders, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

type Sign = 'eq' | 'gt' | 'gte' | 'lt' | 'lte'

/** An amount in the minor units of some currencies; two different ones where it falls between. */
interface Units {
  floor: bigint
  ceil: bigint
}

const USUAL = 2
const FINEST = 4

/**
 * An amount compared with the amounts of rows, each in the minor units of its own currency: 100 is 100 yen and
 * 10000 cents. Undefined where the currency of a row is not known.
 */
export function compareMoney(
  column: Column,
  sign: Sign,
  values: readonly unknown[]
): Sql | undefined {
  const currency = currencyOf(column)
  if (!currency) return undefined
  const possible = [...codesByDecimals()].filter(([decimals]) =>
    column.currency ? decimals === decimalsOf(column.currency) : true
  )
  const classes = possible.map(([decimals, codes]) => ({
    decimals,
    codes,
    operands: values
      .map((value) => operandOf(sign, unitsIn(value, decimals)))
      .filter((one) => one !== null),
  }))
  const [first, ...others] = classes.map((one) => one.operands.join(' '))
  const plain = (operands: readonly number[]) => compared(column.sql, sign, operands)
  const some = bound(column.sql, sign, [...new Set(classes.flatMap((one) => one.operands))])
  if (column.anyCurrency) return some
  // Zero is zero in every currency.
  if (others.every((one) => one === first)) return plain(classes[0].operands)
  const apart = classes.map(({ decimals, codes, operands }) =>
    allOf([
      decimals === USUAL ? ofOthers(currency, classes) : among(currency, codes),
      plain(operands),
    ])
  )
  return allOf([some, anyOf(apart)])
}

const currencyOf = ({ field, reads }: Column) =>
  field.kind === 'money' && field.currency ? reads.get(field.currency) : undefined

const SIGNS = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

function compared(name: string, sign: Sign, operands: readonly number[]): Sql {
  if (operands.length === 0) return FALSE
  if (operands.length > 1) return sql(`${name} IN (${placeholders(operands)})`, operands)
  return sql(`${name} ${SIGNS[sign]} ?`, operands)
}

/** What holds for every currency: an index on the amount can be used though the currencies are asked for one by one. */
function bound(name: string, sign: Sign, operands: readonly number[]): Sql {
  if (sign === 'eq' || operands.length === 0) return compared(name, sign, operands)
  const isFrom = sign === 'gt' || sign === 'gte'
  return compared(name, sign, [isFrom ? Math.min(...operands) : Math.max(...operands)])
}

const among = (name: string, codes: readonly string[]) =>
  sql(`${name} IN (${placeholders(codes)})`, codes)

/** Two decimals: most currencies, those nobody knows, and none. */
function ofOthers(
  name: string,
  classes: readonly { decimals: number; codes: readonly string[] }[]
) {
  const special = classes.filter((one) => one.decimals !== USUAL).flatMap((one) => one.codes)
  return sql(`(${name} IS NULL OR ${name} NOT IN (${placeholders(special)}))`, special)
}

/** What amounts are compared with; null where no amount can be equal. */
function operandOf(sign: Sign, { floor, ceil }: Units): number | null {
  if (sign === 'eq') return floor === ceil ? Number(floor) : null
  return Number(sign === 'gte' || sign === 'lt' ? ceil : floor)
}

function unitsIn(value: unknown, decimals: number): Units {
  try {
    const { units } = Decimal.parse(value, decimals)
    return { floor: units, ceil: units }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'E_SCALE' && decimals < FINEST) return between(value, decimals)
    if (error.code !== 'E_NUMBER_TOO_LARGE' || decimals === 0) throw error
    const beyond = (String(value).trim().startsWith('-') ? -1n : 1n) * (LARGEST_UNITS + 1n)
    return { floor: beyond, ceil: beyond }
  }
}

/** A part of a minor unit: more than the one below it, less than the one above. */
function between(value: unknown, decimals: number): Units {
  const { units } = Decimal.parse(value, FINEST)
  const step = 10n ** BigInt(FINEST - decimals)
  const whole = units / step
  return units < 0n ? { floor: whole - 1n, ceil: whole } : { floor: whole, ceil: whole + 1n }
}
