import type { SourceRow } from '#kernel/exchange/csv/read_rows'
import type { ResolvedColumn } from '#kernel/exchange/mapping/resolve'

/** Rows of the file that make one record: one, or several where each carries a line. */
export interface RowGroup {
  rows: SourceRow[]
}

const MOST_LINES = 5000

/**
 * Puts rows together that follow each other, carry lines and agree in all columns that are matched by; where
 * nothing in the file is matched by, all rows with lines are one record.
 */
export async function* groupRows(
  rows: AsyncIterable<SourceRow>,
  columns: ResolvedColumn[],
  match: string[]
): AsyncGenerator<RowGroup> {
  if (!columns.some((one) => one.lines)) {
    for await (const row of rows) yield { rows: [row] }
    return
  }
  const keys = columns
    .filter((one) => !one.lines && match.includes(one.field))
    .map((one) => one.index)
  let open: RowGroup | undefined
  let key = ''
  for await (const row of rows) {
    const mine = keys.map((index) => row.cells[index] ?? '').join('\u0000')
    if (open && mine === key && open.rows.length < MOST_LINES) open.rows.push(row)
    else {
      if (open) yield open
      open = { rows: [row] }
      key = mine
    }
  }
  if (open) yield open
}
