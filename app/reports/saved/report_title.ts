import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import type Report from '#kernel/reports/saved/report'

type Named = Pick<Report, 'name' | 'description' | 'key' | 'ownerPlugin' | 'isEdited'>

/** What a report is called for the reader: a ready-made one in his language until somebody renames it. */
export const reportTitle = (ctx: Context, report: Named) =>
  readyText(ctx, report, 'name') ?? report.name

export const reportDescription = (ctx: Context, report: Named) =>
  readyText(ctx, report, 'description') ?? report.description

function readyText({ locale }: Context, report: Named, word: 'name' | 'description') {
  const { key, ownerPlugin, isEdited } = report
  const text = `${ownerPlugin}.reports.${key}.${word}`
  const isOwn = key !== null && ownerPlugin !== null && !isEdited
  return isOwn && hasMessage(locale, text) ? message(locale, text) : undefined
}
