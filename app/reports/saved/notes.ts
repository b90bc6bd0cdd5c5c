import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import type { Source } from '#kernel/records/query/source'
import type { AnswerColumn } from '#kernel/reports/answer'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { answered } from '#kernel/reports/query/parameters'
import { conditionWords, type Described } from '#kernel/reports/saved/condition_words'
import { pathLabel } from '#kernel/reports/saved/path_label'
import { sourceNamed } from '#kernel/reports/sources/open_source'
import { valueLabels } from '#kernel/reports/run/names'

/**
 * What a report was narrowed to, in the reader's words, a line each: the conditions with what was answered to its
 * parameters, those on its figures, and whether archived records are among them.
 */
export async function notesOf(
  ctx: Context,
  query: ReportQuery,
  columns: readonly AnswerColumn[]
): Promise<string[]> {
  const source = sourceNamed(ctx, query.source)!
  const filter = answered(query.filter, query.parameters, query.values)
  const ofRecords = await conditionWords(ctx, filter, (path, values) =>
    describePath(ctx, source, path, values)
  )
  const ofFigures = await conditionWords(ctx, query.having, (key) => describeKey(columns, key))
  const archived = query.archived ? [message(ctx.locale, 'saved_reports.with_archived')] : []
  return [...ofRecords, ...ofFigures, ...archived]
}

async function describePath(
  ctx: Context,
  source: Source,
  path: string,
  values: readonly unknown[]
): Promise<Described> {
  const column = source.column(path)
  if (!column) return { label: path, column: textColumn(path) }
  const { field, declared, model } = column
  const key = { key: path, path, column, field: declared, model }
  const groups = values.map((value) => ({ raws: [value], ids: [], values: {} }))
  const labels = await valueLabels(ctx, key, groups, 0)
  const label = pathLabel(ctx, source, path)
  const type = field.kind === 'computed' ? (field.type ?? 'text') : field.kind
  return {
    label,
    column: {
      key: path,
      label,
      type,
      role: 'column',
      ...(labels.size > 0 && { labels: Object.fromEntries(labels) }),
    },
  }
}

function describeKey(columns: readonly AnswerColumn[], key: string): Described {
  const column = columns.find((one) => one.key === key)
  return { label: column?.label ?? key, column: column ?? textColumn(key) }
}

const textColumn = (key: string): AnswerColumn => ({
  key,
  label: key,
  type: 'text',
  role: 'column',
})
