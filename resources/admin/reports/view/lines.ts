import { decimalsIn, exactSum } from './exact.js'
import { currenciesOf, type TableColumn } from './table.js'
import type { AnswerOnWire, AnswerRow } from './types.js'
import { wireText } from './wording.js'

/** A line of a table: a row of the answer, or what stands above the rows that share their first dimension. */
export type Line =
  | { kind: 'row'; at: number }
  | { kind: 'group'; id: string; first: number; count: number; sums: AnswerRow | null }
  | { kind: 'subtotal'; id: string; first: number; sums: AnswerRow }

const ADDED = new Set(['sum', 'count', 'share'])

/** Whether rows can be gathered by their first dimension: there is another one below it. */
export function canGather(columns: readonly TableColumn[]) {
  const currencies = new Set(columns.flatMap(({ of }) => of.currency_key ?? []))
  const keys = columns.filter(({ of }) => of.role === 'dimension' && !currencies.has(of.key))
  return keys.length > 1
}

/** The rows one by one, in their order. */
export const plainLines = (order: readonly number[]): Line[] =>
  order.map((at) => ({ kind: 'row', at }))

/**
 * The rows below what they share in the first dimension, in the order its values appear, with the sums of what can
 * be added up: one line for each currency. Rows of groups that are closed are left out.
 */
export function gatheredLines(
  answer: AnswerOnWire,
  columns: readonly TableColumn[],
  order: readonly number[],
  closed: ReadonlySet<string>
): Line[] {
  const [{ of }] = columns
  const groups = new Map<string, number[]>()
  for (const at of order) {
    const id = answer.drill[at]?.rest ? '\u0000' : JSON.stringify(answer.rows[at][of.key] ?? null)
    const rows = groups.get(id)
    if (rows) rows.push(at)
    else groups.set(id, [at])
  }
  return [...groups].flatMap(([id, rows]) => {
    const sums = sumsOf(answer, columns, rows)
    const [first] = rows
    const head: Line = {
      kind: 'group',
      id,
      first,
      count: rows.length,
      sums: sums.length === 1 ? sums[0] : null,
    }
    const more = sums.length > 1 ? sums : []
    return [
      head,
      ...more.map((one): Line => ({ kind: 'subtotal', id, first, sums: one })),
      ...(closed.has(id) ? [] : plainLines(rows)),
    ]
  })
}

function sumsOf(
  { rows }: AnswerOnWire,
  columns: readonly TableColumn[],
  places: readonly number[]
): AnswerRow[] {
  const apart = new Map<string, AnswerRow[]>()
  for (const at of places) {
    const currency = currenciesOf(columns, rows[at])
    const own = apart.get(currency)
    if (own) own.push(rows[at])
    else apart.set(currency, [rows[at]])
  }
  const shown = new Set(columns.flatMap(({ of }) => of.currency_key ?? []))
  return [...apart.values()].map((own) => {
    const named = [...shown].map((key) => [key, own[0][key]])
    const sums = columns
      .filter((one) => one.isFigure && ADDED.has(one.of.fn ?? ''))
      .map(({ of }) => {
        const texts = own.map((row) => wireText(row[of.key]))
        // An amount keeps the decimals of its currency, whatever other rows of the column have.
        const sum = exactSum(texts, Math.max(...texts.map(decimalsIn)))
        return [of.key, texts.every((text) => text === '') ? null : sum]
      })
    return Object.fromEntries([...named, ...sums]) as AnswerRow
  })
}
