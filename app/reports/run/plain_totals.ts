import type { Context } from '#kernel/companies/context'
import { growthOf } from '#kernel/fields/formula/grows'
import type { Column } from '#kernel/records/query/column'
import type { Answer, AnswerRow } from '#kernel/reports/answer'
import type { Computed } from '#kernel/reports/compile/computed'
import type { ReadReport } from '#kernel/reports/query/read_report'
import { gatheredReport } from '#kernel/reports/run/gathered_report'

const SUMMED = new Set(['money', 'quantity', 'integer'])

const isSummed = ({ field, declared }: Column) => SUMMED.has(field.kind) && !declared.base

/**
 * The totals of everything a plain table finds, under the names of its columns: sums, and what expressions give for
 * them where that means something: `price - cost` and `margin / price` have a total, `price * weight` has none.
 */
export async function plainTotals(
  ctx: Context,
  read: ReadReport,
  columns: readonly Column[],
  { computed, fields }: { computed: readonly Computed[]; fields: ReadonlyMap<string, Column> }
): Promise<Pick<Answer, 'totals' | 'subtotals'>> {
  const shown = columns.filter(isSummed)
  const made = totalled(computed, fields)
  const behind = [...fields.values()].filter((one) => made.some(({ reads }) => reads.has(one.path)))
  const summed = new Map([...shown, ...behind].map((one) => [one.path, one]))
  if (summed.size === 0) return { totals: null, subtotals: [] }
  const { totals, subtotals } = await gatheredReport(ctx, {
    ...read,
    columns: [],
    measures: [...summed.keys()].map((path) => ({
      position: 'columns',
      fn: 'sum',
      field: path,
      key: path,
    })),
    computed: read.computed.filter(({ key }) => made.some((one) => one.key === key)),
    sort: [],
    limit: undefined,
  })
  const hidden = [...summed.keys()].filter((path) => !shown.some((one) => one.path === path))
  const without = (row: AnswerRow) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.includes(key)))
  return { totals: totals && without(totals), subtotals: subtotals.map(without) }
}

/** The computed columns that have a total, those first that others read. */
function totalled(computed: readonly Computed[], fields: ReadonlyMap<string, Column>) {
  const growth = new Map<string, number | undefined>()
  for (const [path, column] of fields) growth.set(path, isSummed(column) ? 1 : undefined)
  for (const { key, expression } of computed) {
    growth.set(
      key,
      growthOf(expression.text, (path) => growth.get(path))
    )
  }
  return computed.filter(({ key, reads }) => growth.get(key) !== undefined && reads.size > 0)
}
