import type { Answer, AnswerColumn, Drill } from '#kernel/reports/answer'

/** An answer as it travels. */
export function answerOnWire({
  columns,
  rows,
  totals,
  subtotals,
  drill,
  isCut,
  conversion,
  archived,
}: Answer) {
  return {
    columns: columns.map(columnOnWire),
    rows,
    totals,
    subtotals,
    drill: drill.map(drillOnWire),
    cut: isCut,
    ...(conversion && { conversion }),
    ...(archived && { archived }),
  }
}

function columnOnWire({ currencyKey, ...column }: AnswerColumn) {
  return currencyKey === undefined ? column : { ...column, currency_key: currencyKey }
}

const drillOnWire = (one: Drill | null) =>
  one && { filter: one.isRest ? null : one.filter, cells: one.cells, rest: one.isRest ?? false }
