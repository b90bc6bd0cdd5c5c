import type { SourceRow } from '#kernel/exchange/table/layout'
import type { ImportPlan } from '#kernel/exchange/import/plan'
import { Refusal } from '#kernel/http/refusal'

/** Rows of the file that make one record: one, or several where each carries a line. */
export interface RowGroup {
  rows: SourceRow[]
  /** Set where rows of the same record stood further up: together they would have been one record. */
  isApart?: boolean
}

const MOST_LINES = 20_000

/**
 * Puts rows together that follow each other, carry lines and agree in all columns that are matched by; where
 * nothing in the file is matched by, all rows with lines are one record. Throws E_IMPORT_LINES.
 */
export async function* groupRows(
  rows: AsyncIterable<SourceRow>,
  { columns, mapping, lineKeys }: Pick<ImportPlan, 'columns' | 'mapping' | 'lineKeys'>
): AsyncGenerator<RowGroup> {
  if (lineKeys.length === 0) {
    let last: string | undefined
    for await (const row of rows) {
      if (row.record === undefined || row.record !== last) yield { rows: [row] }
      last = row.record
    }
    return
  }
  const keys = columns
    .filter((one) => !one.lines && mapping.match.includes(one.field))
    .map((one) => one.index)
  const seen = new Set<string>()
  let open: RowGroup | undefined
  let key = ''
  for await (const row of rows) {
    const mine = row.record ?? keys.map((index) => (row.cells[index] ?? '').trim()).join('\u0000')
    if (open && mine === key) {
      add(open, row)
      continue
    }
    if (open) yield open
    open = { rows: [row], isApart: seen.has(mine) }
    seen.add((key = mine))
  }
  if (open) yield open
}

function add(group: RowGroup, row: SourceRow) {
  if (group.rows.length === MOST_LINES) {
    throw new Refusal('E_IMPORT_LINES', { max: MOST_LINES, row: row.number }, { status: 422 })
  }
  group.rows.push(row)
}
