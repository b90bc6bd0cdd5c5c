import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { refusalTexts } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import { parameters } from '#kernel/records/api/address'
import type { FilterNode } from '#kernel/records/query/filter'
import { refused } from '#kernel/records/query/refusals'
import type { EditorStart, ReportSource } from '#kernel/reports/editor/wire'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { checkQuery } from '#kernel/reports/saved/check_query'
import { readPresentation, readQuery } from '#kernel/reports/saved/read_content'

type Part = NonNullable<EditorStart['problem']>['part']

/** A report that begins with nothing. */
export const NOTHING: EditorStart = {
  source: null,
  filter: null,
  query: null,
  presentation: null,
  problem: null,
}

/**
 * With what a new report begins: the source and filter of the list somebody comes from, or a whole query with how it
 * is shown. What of it cannot be used is left out and said: nobody ends at an empty page for an old address.
 */
export async function startAt(
  http: HttpContext,
  ctx: Context,
  sources: readonly ReportSource[]
): Promise<EditorStart> {
  const asked = parameters(http, ['source', 'filter', 'query', 'presentation'])
  const { source = null } = asked
  if (source === null) return NOTHING
  if (!sources.some(({ name }) => name === source)) {
    return { ...NOTHING, problem: problemOf(ctx, 'source', refused('source', 'E_REPORT_SOURCE')) }
  }
  const part: Part = asked.query === undefined ? 'filter' : 'query'
  try {
    if (part === 'query') return { ...NOTHING, source, ...(await queryIn(ctx, source, asked)) }
    return { ...NOTHING, source, filter: await filterIn(ctx, source, asked.filter) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...NOTHING, source, problem: problemOf(ctx, part, error) }
  }
}

type Asked = Partial<Record<'query' | 'presentation', string>>

async function filterIn(ctx: Context, source: string, text: string | undefined) {
  if (text === undefined) return null
  const filter = parsed(text, 'filter') as FilterNode
  await checkQuery(ctx, { source, measures: [{ fn: 'count' }], filter })
  return filter
}

async function queryIn(ctx: Context, source: string, { query, presentation }: Asked) {
  const read: ReportQuery = { ...readQuery(parsed(query!, 'query')), source }
  const shown = presentation === undefined ? null : parsed(presentation, 'presentation')
  await checkQuery(ctx, read)
  return { query: read, presentation: readPresentation(shown) }
}

function parsed(text: string, position: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused(position, 'E_REPORT_SHAPE')
  }
}

/** The first complaint says what is wrong; the others are told once the first is mended. */
function problemOf({ locale }: Context, part: Part, { code, params, errors }: Refusal) {
  const [first = { code, params }] = errors
  return { part, reason: refusalTexts(locale, first.code, first.params).title }
}
