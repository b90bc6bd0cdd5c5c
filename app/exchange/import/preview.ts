import type { Context } from '#kernel/companies/context'
import type { Layout, ReadOptions } from '#kernel/exchange/table/layout'
import { readLayout, readRows } from '#kernel/exchange/table/read_table'
import { suggest } from '#kernel/exchange/import/suggest'
import { importTargets } from '#kernel/exchange/import/targets'
import {
  fittingMappings,
  type FittingMapping,
} from '#kernel/exchange/mapping/saved/fitting_mappings'
import type { Mapping } from '#kernel/exchange/mapping/mapping'
import type { Model } from '#kernel/records/model'

const SHOWN = 20
const LONGEST_CELL = 200

export interface Preview extends Layout {
  rows: string[][]
  suggestion: Mapping
  /** Mappings kept before whose columns this file has. */
  saved: FittingMapping[]
}

/** The beginning of a file as the import would read it, with a mapping suggested by its headers. */
export async function preview(
  ctx: Context,
  model: Model,
  path: string,
  options: ReadOptions = {}
): Promise<Preview> {
  const layout = await readLayout(path, { ...options, model: model.name })
  const rows: string[][] = []
  for await (const { cells } of readRows(path, layout)) {
    rows.push(cells.map((cell) => cell.slice(0, LONGEST_CELL)))
    if (rows.length === SHOWN) break
  }
  const suggestion = suggest(importTargets(ctx, model), layout.headers, rows)
  const saved = await fittingMappings(ctx, model, layout.headers)
  return { ...layout, rows, suggestion, saved }
}
