import type { Context } from '#kernel/companies/context'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Answer, AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import { DATE, daysOf, narrowing } from '#kernel/reports/dashboards/narrow'
import { changeFrom, targetOf } from '#kernel/reports/dashboards/tiles/compare_figures'
import { daysBefore } from '#kernel/reports/dashboards/tiles/days_before'
import { listHref, narrowedReport } from '#kernel/reports/dashboards/tiles/tile_report'
import type { NarrowedReport } from '#kernel/reports/dashboards/tiles/tile_report'
import type {
  FilterValues,
  KpiAnswer,
  KpiPrevious,
  KpiSettings,
  TileAnswer,
} from '#kernel/reports/dashboards/wire'
import { exactSum } from '#kernel/reports/output/chart/exact_sum'
import { reportTitle } from '#kernel/reports/saved/report_title'

/** So many spans are drawn as the course of a figure. */
const LONGEST_COURSE = 60

/**
 * One figure of a report: its last span against the one before, or, where the report has no spans, its total against
 * the same over the days before those chosen.
 */
export async function kpiTile(
  ctx: Context,
  title: string | null,
  settings: KpiSettings,
  values: FilterValues
): Promise<TileAnswer> {
  const found = await narrowedReport(ctx, settings, values)
  const { report, model, along, narrowed } = found
  const answer = await found.run()
  const column = figureOf(answer, settings.figure ?? report.presentation?.figures?.[0])
  const axis = along && answer.columns.find((one) => one.bucket !== undefined)
  const last = axis ? lastRow(answer, axis) : 0
  const kpi = axis
    ? ofSpans(answer, axis, column)
    : await ofTotal(ctx, found, { answer, column, values })
  return {
    kind: 'kpi',
    title: title ?? reportTitle(ctx, report),
    href: `/kernel/reports/${report.id}`,
    applied: narrowed.applied,
    ignored: narrowed.ignored,
    drill: listHref(model, answer.drill[last]?.filter),
    kpi: {
      ...kpi,
      type: column?.type ?? 'integer',
      label: column?.label ?? '',
      currency: column?.currency ?? null,
      unit: settings.unit ?? null,
      bucket: axis?.bucket ?? null,
      target: targetOf(settings, kpi.value),
      lower: settings.lower ?? false,
    },
  }
}

type Measured = Pick<KpiAnswer, 'value' | 'at' | 'previous' | 'series'>

function figureOf({ columns }: Answer, key: string | undefined): AnswerColumn | undefined {
  const figures = columns.filter((one) => one.role === 'measure')
  return figures.find((one) => one.key === key) ?? figures[0]
}

function ofSpans(answer: Answer, axis: AnswerColumn, column: AnswerColumn | undefined): Measured {
  const spans = Map.groupBy(inTime(answer, axis), (row) => String(row[axis.key]))
  const series = [...spans]
    .slice(-LONGEST_COURSE)
    .map(([at, rows]) => ({ at, value: figureOfRows(rows, column) }))
  const [last, now] = [series.at(-2), series.at(-1)]
  const change = now && last && changeFrom(last.value, now.value)
  return {
    value: now?.value ?? null,
    at: now?.at ?? null,
    previous: change && last ? { ...change, at: last.at, days: null } : null,
    series,
  }
}

interface Totalled {
  answer: Answer
  column: AnswerColumn | undefined
  values: FilterValues
}

async function ofTotal(
  ctx: Context,
  found: NarrowedReport,
  { answer, column, values }: Totalled
): Promise<Measured> {
  const value = totalOf(answer, column)
  const previous = await before(ctx, found, { column, value, values })
  return { value, at: null, previous, series: [] }
}

interface Before {
  column: AnswerColumn | undefined
  value: string | null
  values: FilterValues
}

/** The same report over as many days before; null where no days are chosen, or they are open at an end. */
async function before(
  ctx: Context,
  { source, along, narrowed, run }: NarrowedReport,
  { column, value, values }: Before
): Promise<KpiPrevious | null> {
  const chosen = narrowed.applied.includes(DATE) ? daysOf(values[DATE], ctx.today) : undefined
  if (!chosen) return null
  const days = daysBefore(chosen)
  const moved = narrowing(source, { ...values, [DATE]: days }, along?.field)
  const answer = await run(moved.filter as FilterNode[])
  const change = changeFrom(totalOf(answer, column), value)
  return change && { ...change, at: null, days }
}

/** Amounts of several currencies have no total, nor has a figure of several rows that cannot be added up. */
function totalOf({ rows, totals }: Answer, column: AnswerColumn | undefined) {
  const row = totals ?? (rows.length === 1 ? rows[0] : null)
  return row && figure(row, column)
}

function inTime({ rows }: Answer, axis: AnswerColumn) {
  const dated = rows.filter((row) => typeof row[axis.key] === 'string')
  return dated.toSorted((one, other) =>
    String(one[axis.key]).localeCompare(String(other[axis.key]))
  )
}

/** The row of the last span; none where several share it. */
function lastRow(answer: Answer, axis: AnswerColumn) {
  const rows = inTime(answer, axis)
  const last = rows.at(-1)
  const isOnly = last && rows.at(-2)?.[axis.key] !== last[axis.key]
  return isOnly ? answer.rows.indexOf(last) : -1
}

/** Of several rows of one span, where the report has more dimensions; only sums and counts add up. */
function figureOfRows(rows: readonly AnswerRow[], column: AnswerColumn | undefined) {
  if (rows.length === 1) return figure(rows[0], column)
  if (column?.fn !== 'sum' && column?.fn !== 'count') return null
  const texts = rows.flatMap((row) => figure(row, column) ?? [])
  return exactSum(texts, Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0)))
}

function figure(row: AnswerRow, column: AnswerColumn | undefined): string | null {
  const value = column && row[column.key]
  return value === null || value === undefined ? null : String(value)
}
