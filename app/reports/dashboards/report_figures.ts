import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import type { Source } from '#kernel/records/query/source'
import type { NamedKey } from '#kernel/reports/dashboards/wire'
import type { MeasureQuery, ReportQuery } from '#kernel/reports/query/definition'
import { sourceNamed } from '#kernel/reports/sources/open_source'
import { readMeasure } from '#kernel/reports/query/read_measure'
import { fieldLabel } from '#kernel/reports/run/names'

/** The figures a report answers, by their keys, as its columns call them. Nothing is run for it. */
export function reportFigures(ctx: Context, { source, measures = [] }: ReportQuery): NamedKey[] {
  const columns = sourceNamed(ctx, source)
  return measures.map((measure, at) => {
    const { key, label } = readMeasure(measure, `measures.${at}`)
    return { key, label: label ?? usualLabel(ctx, columns, measure) }
  })
}

function usualLabel(ctx: Context, columns: Source | undefined, { fn, field: path }: MeasureQuery) {
  const column = path === undefined ? undefined : columns?.column(path)
  const field = column ? fieldLabel(ctx, column) : (path ?? null)
  return message(ctx.locale, `reports.measures.${field === null ? 'records' : 'field'}.${fn}`, {
    field,
  })
}
