import type { Context } from '#kernel/companies/context'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Answer, Drill } from '#kernel/reports/answer'
import { isOfCompany } from '#kernel/reports/compile/currency_column'
import { filterOf } from '#kernel/reports/compile/key'
import type { Key } from '#kernel/reports/compile/key'
import type { ReadReport } from '#kernel/reports/query/read_report'
import { cross, rowId } from '#kernel/reports/run/across'
import type { Crossed } from '#kernel/reports/run/across'
import { columnsOf, rowsOf } from '#kernel/reports/run/answer_columns'
import { having, limited, sorted } from '#kernel/reports/run/arrange'
import { axisOf, currencyOfKey, figured } from '#kernel/reports/run/figures'
import type { Figured, Figuring } from '#kernel/reports/run/figures'
import { gather } from '#kernel/reports/run/gather'
import type { Gathered } from '#kernel/reports/run/gather'
import type { Group } from '#kernel/reports/run/group'
import type { Conversion } from '#kernel/reports/run/exchange_rates'
import { valueLabels } from '#kernel/reports/run/names'
import { reckoner } from '#kernel/reports/run/reckon'
import type { DeclaredSource } from '#kernel/reports/sources/declared'
import { listFilter } from '#kernel/reports/sources/open_source'
import { orderOf } from '#kernel/reports/run/order'
import type { Labels } from '#kernel/reports/run/order'
import { withCrossed } from '#kernel/reports/run/crossed_totals'
import { emptyOf, totalsOf } from '#kernel/reports/run/totals'

/** Records gathered by dimensions, measured, and laid out as asked. */
export async function gatheredReport(ctx: Context, read: ReadReport): Promise<Answer> {
  const gathered = await gather(ctx, read)
  const { keys, pivot, parts } = gathered
  const labels = await labelsOf(ctx, gathered)
  const down = keys.flatMap((_, index) => (index === pivot ? [] : [index]))
  const crossing = figuringOf(ctx, gathered, labels, pivot)
  const downwards = { ...gathered, keys: down.map((at) => keys[at]) }
  const figuring = pivot < 0 ? crossing : figuringOf(ctx, downwards, labels, -1)
  const found = await gathered.by(down)
  const groups = found.length > 0 || figuring.keys.length > 0 ? found : [nothing(gathered)]
  const all = having(figuring, figured(figuring, groups), read.having)
  const ordered = sorted(figuring, all, read.sort)
  const { rows, rest } = limited(figuring, ordered, read, parts)
  const crossed =
    pivot < 0 ? null : cross(ctx, gathered, crossing, { labels, limit: read.pivot!.limit })
  const shown = [...rows, ...rest]
  const layout = { figuring, labels, crossed, settled: settledCurrencies(figuring, groups) }
  const exact = all.length === groups.length ? await exactTotals(gathered, figuring) : null
  const totals = totalsOf(figuring, all, parts, exact)
  return {
    columns: columnsOf(ctx, layout, all),
    rows: rowsOf(layout, shown),
    ...(crossed ? withCrossed(totals, { figuring: crossing, crossed }, all, parts) : totals),
    drill: shown.map((row) => inList(read.declared, drillOf(gathered, figuring, crossed, row))),
    isCut: rows.length < ordered.length && rest.length === 0,
    ...conversionOnWire(gathered.conversion()),
  }
}

async function labelsOf(ctx: Context, { keys, groups }: Gathered): Promise<Labels> {
  const found = new Map<Key, Map<string, string>>()
  for (const [index, key] of keys.entries()) {
    found.set(key, await valueLabels(ctx, key, groups, index))
  }
  return found
}

function figuringOf(
  ctx: Context,
  { keys, measures, computed }: Pick<Gathered, 'keys' | 'measures' | 'computed'>,
  labels: Labels,
  pivot: number
): Figuring {
  const others = keys.map((key, index) =>
    index === pivot ? { ...key, isCurrency: true as const, span: undefined } : key
  )
  const axis = axisOf(others)
  const paths = new Set(measures.map((one) => one.currency))
  return {
    keys,
    orders: keys.map((key) => orderOf(key, labels, ctx.locale)),
    measures,
    axis: axis < 0 ? pivot : axis,
    currencies: keys.flatMap((key, index) =>
      key.isCurrency || (paths.has(key.path) && !key.ranges) ? [index] : []
    ),
    computed,
    locale: ctx.locale,
    reckon: reckoner({ keys, measures, computed }, ctx.today),
  }
}

const conversionOnWire = (made: Conversion | null) =>
  made && {
    conversion: {
      to: made.to,
      on: made.on,
      rates: Object.fromEntries([...made.rates].map(([code, rate]) => [code, rate.toString()])),
    },
  }

/** A report without dimensions has a row even where there is no record. */
const nothing = ({ parts }: Gathered): Group => ({ raws: [], ids: [], values: emptyOf(parts) })

/** The currencies of columns whose amounts all have the same: by path. */
function settledCurrencies({ keys, currencies }: Figuring, groups: readonly Group[]) {
  const settled = new Map<string, string>()
  for (const at of currencies) {
    const codes = new Set(groups.map((one) => one.ids[at]))
    const [code] = codes
    if (codes.size === 1 && code !== null && code !== undefined) {
      settled.set(keys[at].path, String(groups[0].raws[at]))
    }
  }
  return settled
}

/** Counts of what is different cannot be added up: read again where there are any. */
async function exactTotals(gathered: Gathered, { keys, currencies }: Figuring) {
  if (gathered.parts.every((one) => one.merge !== 'none')) return null
  const at = currencies.map((index) => gathered.keys.indexOf(keys[index]))
  return { all: await gathered.by([]), apart: await gathered.by(at) }
}

/** The records behind a row, in the terms of the list they stand in. */
function inList(declared: DeclaredSource | null, drill: Drill): Drill | null {
  if (!declared || drill.isRest) return drill
  const filter = listFilter(declared, drill.filter)
  if (!filter) return null
  if (!drill.cells) return { filter }
  const cells = Object.entries(drill.cells).map(([key, one]) => [key, listFilter(declared, one)])
  return { filter, cells: Object.fromEntries(cells) as Record<string, FilterNode> }
}

function drillOf(
  gathered: Gathered,
  figuring: Figuring,
  crossed: Crossed | null,
  { group }: Figured
): Drill {
  if (group.isRest) return { filter: [], isRest: true }
  // No list can be asked for the currency of a company.
  const own = figuring.keys.flatMap((key, index) =>
    isOfCompany(key.path)
      ? []
      : [filterOf(key, group.raws[index], currencyOfKey(figuring.keys, key, group))]
  )
  const filter: FilterNode = { and: [...gathered.filters, ...own] }
  if (!crossed) return { filter }
  const row = crossed.cells.get(rowId(group.ids))
  const cells = crossed.values.flatMap((value, index): [string, FilterNode][] =>
    row?.has(index) && value.filter ? [[String(index), { and: [filter, value.filter] }]] : []
  )
  return { filter, cells: Object.fromEntries(cells) }
}
