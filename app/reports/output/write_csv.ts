import { stringify } from 'csv-stringify/sync'
import { guardFormula } from '#kernel/exchange/csv/guard_formula'
import { fullLabel, layOut, type GridCell, type GridColumn } from '#kernel/reports/output/grid'
import type { Output } from '#kernel/reports/output/output'

const AT_ONCE = 200

/**
 * A report for other programs (RFC 4180): figures and days as on the wire, whatever the language. An empty report is
 * its first line alone; totals are left to the reader, since a line of them would be taken for a row.
 */
export function* writeCsv(output: Output, { bom = true } = {}): Generator<string> {
  const grid = layOut(output)
  const line = (cells: string[]) => cells.map(guardFormula)
  let lines = [line(grid.columns.map(fullLabel))]
  let hasBegun = false
  const written = () => {
    const text = stringify(lines, { bom: bom && !hasBegun, record_delimiter: '\r\n' })
    hasBegun = true
    lines = []
    return text
  }
  for (const cells of grid.rows()) {
    lines.push(line(cells.map((cell, at) => machineText(cell, grid.columns[at]))))
    if (lines.length >= AT_ONCE) yield written()
  }
  if (lines.length > 0) yield written()
}

/** A choice by its name, everything else as programs read it. */
function machineText({ wire }: GridCell, { of }: GridColumn) {
  return of.labels?.[wire] ?? wire
}
