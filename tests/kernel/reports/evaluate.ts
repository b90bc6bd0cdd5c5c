import type { Row } from '#tests/kernel/query/things'

/** A report's definition as the property makes it. */
export interface Definition {
  dimensions: { field: string; bucket?: unknown }[]
  measures: { fn: string; field?: string }[]
}

type Scalar = string | number | boolean
type Key = Scalar | null

/** One row of an answer: its keys, and figures as decimal texts. */
export interface Evaluated {
  keys: Key[]
  figures: (string | null)[]
}

/** The meaning of a report, said a second time and in another way: by looking at rows in memory. */
export function evaluate({ dimensions, measures }: Definition, rows: Row[]): Evaluated[] {
  const isApart = isInCurrencies(measures)
  const keyed = rows.map((row) => ({
    row,
    keys: [...dimensions.map((one) => keyOf(row, one)), ...(isApart ? [row.currency as Key] : [])],
  }))
  const groups = Map.groupBy(keyed, ({ keys }) => JSON.stringify(keys.map(folded)))
  if (groups.size === 0 && dimensions.length === 0 && !isApart) groups.set('', [])
  return [...groups.values()].map((members) => ({
    keys: members[0]?.keys ?? [],
    figures: measures.map((one) =>
      measure(
        one,
        members.map((member) => member.row)
      )
    ),
  }))
}

/** What stands behind a limit: all records of other rows as one, for each currency where figures have one. */
export function evaluateRest(
  { dimensions, measures }: Definition,
  rows: Row[],
  kept: readonly (readonly Key[])[]
): Evaluated[] {
  const shown = new Set(kept.map((keys) => JSON.stringify(keys)))
  const isApart = isInCurrencies(measures)
  const behind = rows.filter((row) => {
    const keys = [
      ...dimensions.map((one) => keyOf(row, one)),
      ...(isApart ? [row.currency as Key] : []),
    ]
    return !shown.has(JSON.stringify(keys.map(folded)))
  })
  if (behind.length === 0) return []
  const groups = evaluate({ dimensions, measures }, behind)
  return evaluate({ dimensions: [], measures }, behind).flatMap(({ keys, figures }) => {
    const own = groups.filter((group) => !isApart || group.keys.at(-1) === keys[0])
    // How many different values there are is not known of rows put together.
    const isKnown = (at: number) => own.length === 1 || measures[at].fn !== 'count_distinct'
    const known = figures.map((one, at) => (isKnown(at) ? one : null))
    return own.length === 0
      ? []
      : [{ keys: [...dimensions.map(() => null), ...keys], figures: known }]
  })
}

const folded = (one: Key) => (typeof one === 'string' ? one.toLowerCase() : one)

const isInCurrencies = (measures: Definition['measures']) =>
  measures.some(({ fn, field }) => field === 'price' && !fn.startsWith('count'))

function keyOf(row: Row, { field, bucket }: Definition['dimensions'][number]): Key {
  const value = row[field] ?? null
  if (value === null) return null
  if (bucket === undefined) return field === 'is_new' ? value === 1 : (value as Key)
  if (typeof bucket === 'object') {
    return inRange(field, value as Scalar, (bucket as { ranges: (string | number)[] }).ranges)
  }
  return spanOf(String(value), String(bucket))
}

/** The number of the range a value is in; days are compared as texts. */
function inRange(field: string, value: Scalar, ends: (string | number)[]) {
  if (field === 'made_on') return ends.filter((end) => String(value) >= String(end)).length
  const units = 10 ** SCALES[field]
  return ends.filter((end) => Number(value) >= Math.round(Number(end) * units)).length
}

function spanOf(day: string, bucket: string) {
  const [year, month] = day.split('-').map(Number)
  if (bucket === 'year') return `${year}-01-01`
  if (bucket === 'month') return `${day.slice(0, 7)}-01`
  if (bucket === 'quarter') {
    return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
  }
  if (bucket === 'day') return day
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return at.toISOString().slice(0, 10)
}

const SCALES: Record<string, number> = { price: 2, weight: 6, count: 0 }

function measure({ fn, field }: Definition['measures'][number], rows: Row[]): string | null {
  if (field === undefined) return String(rows.length)
  const values = rows.map((row) => row[field]).filter((one) => one !== null && one !== undefined)
  if (fn === 'count') return String(values.length)
  if (fn === 'count_distinct') {
    return String(new Set(values.map((one) => String(one).toLowerCase())).size)
  }
  if (values.length === 0) return null
  const scale = rows[0].currency === 'JPY' && field === 'price' ? 0 : SCALES[field]
  const units = values.map((one) => BigInt(one as number))
  const sum = units.reduce((total, one) => total + one, 0n)
  const sorted = units.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  if (fn === 'sum') return decimal(sum, scale)
  if (fn === 'min') return decimal(sorted[0], scale)
  if (fn === 'max') return decimal(sorted.at(-1)!, scale)
  return decimal(halfUp(sum * 10n ** BigInt(6 - scale), BigInt(units.length)), 6)
}

function halfUp(top: bigint, bottom: bigint) {
  const size = top < 0n ? -top : top
  const [whole, rest] = [size / bottom, size % bottom]
  const rounded = rest * 2n >= bottom ? whole + 1n : whole
  return top < 0n ? -rounded : rounded
}

/** Without trailing zeros, so that "2.50" and "2.5" are the same figure. */
export function plain(figure: unknown): string | null {
  if (figure === null || figure === undefined) return null
  const text = String(figure)
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}

function decimal(units: bigint, scale: number) {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return plain(units < 0n && units !== 0n ? `-${text}` : text)
}

/** A decimal divided by a whole number, rounded half away from zero to so many decimals. */
export function divided(figure: string, by: number, scale: number) {
  const [whole, fraction = ''] = figure.replace('-', '').split('.')
  const units = BigInt(whole + fraction.padEnd(6, '0')) * (figure.startsWith('-') ? -1n : 1n)
  return decimal(halfUp(units, BigInt(by) * 10n ** BigInt(6 - scale)), scale)
}
