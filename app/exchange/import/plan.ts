import type { Context } from '#kernel/companies/context'
import type { Layout } from '#kernel/exchange/table/layout'
import type { RowGroup } from '#kernel/exchange/import/group_rows'
import { Lookup } from '#kernel/exchange/import/lookups'
import { TriedRows } from '#kernel/exchange/import/tried_rows'
import { filled } from '#kernel/exchange/mapping/cell'
import type { Mapping } from '#kernel/exchange/mapping/mapping'
import { resolveColumns, type ResolvedColumn } from '#kernel/exchange/mapping/resolve'
import type { Model } from '#kernel/records/model'

/** Everything that is decided before the first row is read. */
export interface ImportPlan {
  model: Model
  mapping: Mapping
  layout: Layout
  isDryRun: boolean
  columns: ResolvedColumn[]
  lookups: Map<ResolvedColumn, Lookup>
  /** The columns that refer to records of the file itself: a category's parent. */
  inward: ResolvedColumn[]
  /** The fields that hold lines: those of a record that is already there are replaced. */
  lineKeys: string[]
  zone: string
  /** Of a try: the rows before. */
  tried?: TriedRows
}

/** Checks the mapping against file, model and rights. Throws a Refusal with every complaint. */
export function planImport(
  ctx: Context,
  facts: { model: Model; mapping: Mapping; layout: Layout; isDryRun: boolean }
): ImportPlan {
  const columns = resolveColumns(ctx, facts.model, facts.mapping, facts.layout)
  const references = columns.filter((one) => one.lookupModel)
  return {
    ...facts,
    columns,
    lookups: new Map(references.map((one) => [one, new Lookup(one)])),
    inward: references.filter((one) => one.lookupModel === facts.model && !one.lines),
    lineKeys: [...new Set(columns.flatMap((one) => one.lines ?? []))],
    zone: ctx.company.timeZone,
    ...(facts.isDryRun && { tried: new TriedRows() }),
  }
}

/** Looks up what the cells of these rows refer to. */
export async function lookUp(ctx: Context, { lookups }: ImportPlan, chunk: RowGroup[]) {
  const rows = chunk.flatMap((group) => group.rows)
  for (const [{ index, format }, lookup] of lookups) {
    const texts = rows.map((row) => filled((row.cells[index] ?? '').trim(), format))
    await lookup.prepare(ctx, texts)
  }
}
