import type { AnswerRow } from '#kernel/reports/answer'
import type { Part } from '#kernel/reports/compile/parts'
import { rowId } from '#kernel/reports/run/across'
import type { Crossed } from '#kernel/reports/run/across'
import { crossedKeys } from '#kernel/reports/run/answer_columns'
import type { Figured, Figuring } from '#kernel/reports/run/figures'
import { totalsOf } from '#kernel/reports/run/totals'

interface Totals {
  totals: AnswerRow
  subtotals: AnswerRow[]
}

/**
 * Totals with those under each value across the top: of the same rows, in each currency where there are several. What
 * cannot be added up is left empty there.
 */
export function withCrossed(
  whole: Totals,
  { figuring, crossed }: { figuring: Figuring; crossed: Crossed },
  rows: readonly Figured[],
  parts: readonly Part[]
): Totals {
  const { totals, subtotals } = whole
  const under = crossed.values.map((_, value) =>
    rows.flatMap(({ group }) => crossed.cells.get(rowId(group.ids))?.get(value) ?? [])
  )
  const across = (cells: readonly Figured[], value: number, isMixed: boolean) => {
    if (cells.length === 0) return {}
    const found = totalsOf(figuring, cells, parts, null).totals
    const amounts = new Set(figuring.measures.flatMap((one) => (one.currency ? one.key : [])))
    const known = [...crossedKeys(figuring)].filter((key) => !isMixed || !amounts.has(key))
    return Object.fromEntries(known.map((key) => [`${key}.${value}`, found[key]]))
  }
  const isMixed = subtotals.length > 0
  return {
    totals: Object.assign({}, totals, ...under.map((cells, at) => across(cells, at, isMixed))),
    subtotals: subtotals.map((row) =>
      Object.assign(
        {},
        row,
        ...under.map((cells, at) => across(inCurrencyOf(figuring, row, cells), at, false))
      )
    ),
  }
}

/** The cells whose amounts are in the currencies a subtotal is of. */
function inCurrencyOf({ keys, currencies }: Figuring, row: AnswerRow, cells: readonly Figured[]) {
  return cells.filter(({ group }) =>
    currencies.every(
      (at) => row[keys[at].key] === undefined || group.raws[at] === row[keys[at].key]
    )
  )
}
