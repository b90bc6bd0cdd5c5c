import type { Context } from '#kernel/companies/context'
import { readLayout, readRows } from '#kernel/exchange/csv/read_rows'
import { importTargets, type ImportTarget } from '#kernel/exchange/import/targets'
import type { Mapping } from '#kernel/exchange/mapping/mapping'
import type { Model } from '#kernel/records/model'

const SHOWN = 20
const LONGEST_CELL = 200

export interface Preview {
  encoding: string
  delimiter: string
  headers: string[]
  rows: string[][]
  suggestion: Mapping
}

/** The beginning of a file as the import would read it, with a mapping suggested by its headers. */
export async function preview(ctx: Context, model: Model, path: string): Promise<Preview> {
  const layout = await readLayout(path)
  const rows: string[][] = []
  for await (const { cells } of readRows(path, layout)) {
    rows.push(cells.map((cell) => cell.slice(0, LONGEST_CELL)))
    if (rows.length === SHOWN) break
  }
  return { ...layout, rows, suggestion: suggest(importTargets(ctx, model), layout.headers) }
}

/** Headers that are a field's name or label, or mean its key, are mapped; the others are left out. */
function suggest(targets: ImportTarget[], headers: string[]): Mapping {
  const columns: Mapping['columns'] = {}
  const free = new Set(targets)
  for (const header of headers) {
    const found = [...free].find((one) => means(one, header))
    if (!found) continue
    free.delete(found)
    columns[header] = { field: found.field, ...(found.lookups && { lookup: lookupFor(found) }) }
  }
  const match = ['external_id', 'code'].find((key) =>
    Object.values(columns).some((one) => one.field === key)
  )
  return { match: match ? [match] : [], columns, defaults: {}, on_match: 'update' }
}

function means(target: ImportTarget, header: string) {
  const folded = fold(header)
  return (
    folded === fold(target.field) ||
    folded === fold(target.label) ||
    folded === fold(target.field.replace(/_id$/, ''))
  )
}

function lookupFor(target: ImportTarget) {
  return target.lookups!.some((one) => one.field === 'name') ? 'name' : 'external_id'
}

function fold(text: string) {
  return text.toLocaleLowerCase('und').replace(/[^\p{L}\p{N}]/gu, '')
}
