import { readRows } from '#kernel/records/storage/reader'
import { registry } from '#kernel/plugins/registry'
import { dropTableIndex, existingIndexes } from '#kernel/reports/advice/table_index'

/**
 * Before a step of a plugin's schema its tables lose the indexes made for reports: a step need not know them, and could
 * not remove a column they hold. They are made again by `refreshIndexes` once everything is up.
 */
export async function stepAside(plugin: string) {
  const tables = new Set(
    [...registry.models.values()].filter((one) => one.plugin === plugin).map((one) => one.table)
  )
  const reader = { rows: readRows }
  for (const [name, table] of await existingIndexes(reader)) {
    if (tables.has(table)) await dropTableIndex(reader, name)
  }
}
