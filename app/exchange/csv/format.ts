import { readCsvLayout, readCsvRows } from '#kernel/exchange/csv/read_rows'
import type { TableFormat } from '#kernel/exchange/table/layout'

/** Text with separated cells: whatever is nothing else. */
export const csvFormat: TableFormat = {
  id: 'csv',
  fits: () => true,
  layout: (path) => readCsvLayout(path),
  rows: readCsvRows,
}
