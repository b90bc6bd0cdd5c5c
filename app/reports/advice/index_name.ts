import { createHash } from 'node:crypto'
import type { Model } from '#kernel/records/model'

/** What every index made for reports is called at first, so that nobody takes it for a plugin's own. */
export const PREFIX = 'report_index_'

/** The name says the table, and by its last letters the columns: the same index is never made twice. */
export function indexName(model: Model, columns: readonly string[]) {
  const mark = createHash('sha256').update(columns.join(',')).digest('hex').slice(0, 8)
  return `${PREFIX}${model.table.slice(0, 36)}_${mark}`
}
