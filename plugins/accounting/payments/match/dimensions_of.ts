import type { Context } from 'kontor/plugin'
import type { LineDimensions } from '../../ledger/new_entry.js'
import type OpenItem from '../../models/open_item.js'

/**
 * What the lines that left items open are told apart by, by the item's id. Lines that close them are told apart alike, so
 * that the ledger of a party comes to nothing for each cost centre, too.
 */
export async function dimensionsOf(ctx: Context, items: Iterable<OpenItem>) {
  const byLine = new Map([...items].map((one) => [one.entryLineId, one.id]))
  const found = new Map<number, LineDimensions>()
  if (byLine.size === 0) return found
  const rows = await ctx.rows<Record<string, number | null>>(
    'SELECT `id`, `unit_id`, `cost_centre_id`, `dimension_1_id`, `dimension_2_id`, `dimension_3_id` ' +
      `FROM \`accounting_entry_lines\` WHERE \`id\` IN (${[...byLine].map(() => '?').join(', ')})`,
    [...byLine.keys()]
  )
  for (const row of rows) {
    const idOf = (column: string) => (row[column] === null ? null : Number(row[column]))
    found.set(byLine.get(Number(row.id))!, {
      unitId: idOf('unit_id'),
      costCentreId: idOf('cost_centre_id'),
      dimension_1Id: idOf('dimension_1_id'),
      dimension_2Id: idOf('dimension_2_id'),
      dimension_3Id: idOf('dimension_3_id'),
    })
  }
  return found
}
