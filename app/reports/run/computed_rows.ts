import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Column } from '#kernel/records/query/column'
import type { Source } from '#kernel/records/query/source'
import { inFormula } from '#kernel/reports/compile/computed'
import type { Computed } from '#kernel/reports/compile/computed'
import { reportColumn } from '#kernel/reports/compile/find_key'
import type { SortWord } from '#kernel/reports/query/read_report'
import { figureOf, orderOfComputed, valueOf } from '#kernel/reports/run/computed_value'
import type { Figures } from '#kernel/reports/run/figures'
import { valueLabels } from '#kernel/reports/run/names'
import { orderOf } from '#kernel/reports/run/order'

/** A record of a plain table as its statement gives it, and what its computed columns are. */
export interface ReckonedRow {
  row: Row
  figures: Figures
}

/** What the computed columns of each record are; `fields` are the columns they read, by path. */
export function reckonRows(
  ctx: Context,
  rows: readonly Row[],
  computed: readonly Computed[],
  fields: ReadonlyMap<string, Column>
): ReckonedRow[] {
  const made = new Map(computed.map((one) => [one.key, one]))
  return rows.map((row) => {
    const figures: Figures = {}
    const read = (path: string) => {
      const one = made.get(path)
      if (one) return valueOf(one, figures[path])
      const { field } = fields.get(path)!
      return typeOf(field.kind).columnToValue(row, field)
    }
    for (const { key, position, expression } of computed) {
      figures[key] = inFormula(position, () => figureOf(expression.evaluate(read, ctx.today)))
    }
    return { row, figures }
  })
}

/** Records in an order that computed columns have a part in: the database knows nothing of them. */
export async function inOrder(
  ctx: Context,
  source: Source,
  words: readonly SortWord[],
  computed: readonly Computed[],
  all: readonly ReckonedRow[]
): Promise<ReckonedRow[]> {
  const orders = await Promise.all(
    words.map(async ({ key, descending, position }) => {
      const turn = descending ? -1 : 1
      const made = computed.find((one) => one.key === key)
      if (made) {
        const order = orderOfComputed(made, ctx.locale)
        return (a: ReckonedRow, b: ReckonedRow) => turn * order(a.figures[key], b.figures[key])
      }
      const order = await orderOfField(ctx, reportColumn(source, key, position), all)
      return (a: ReckonedRow, b: ReckonedRow) =>
        turn * order(a.row[key] ?? null, b.row[key] ?? null)
    })
  )
  return all.toSorted((a, b) => {
    for (const order of orders) {
      const difference = order(a, b)
      if (difference !== 0) return difference
    }
    return 0
  })
}

async function orderOfField(ctx: Context, column: Column, all: readonly ReckonedRow[]) {
  const { path, declared: field, model } = column
  const key = { key: path, path, column, field, model }
  const groups = all.map(({ row }) => ({ raws: [row[path] ?? null], ids: [], values: {} }))
  const labels = new Map([[key, await valueLabels(ctx, key, groups, 0)]])
  return orderOf(key, labels, ctx.locale)
}
