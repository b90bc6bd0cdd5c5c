import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import type { Source } from '#kernel/records/query/source'
import { describe } from '#kernel/records/screens/describe'
import type { FieldDescription } from '#kernel/records/screens/description'
import { pathLabel } from '#kernel/reports/saved/path_label'
import type Report from '#kernel/reports/saved/report'
import type { Question } from '#kernel/reports/saved/wire'
import { sourceNamed } from '#kernel/reports/sources/open_source'

/** Whether a value of a filter stands for one that is asked for. */
export const isQuestion = (value: unknown): value is { parameter: string } =>
  typeof value === 'object' && value !== null && 'parameter' in value

type Asking = Pick<Report, 'query' | 'key' | 'ownerPlugin'>

/** The questions of a report, in their order, as far as the caller knows the fields they are about. */
export function questionsOf(ctx: Context, report: Asking): Question[] {
  const { query } = report
  const source = sourceNamed(ctx, query.source)
  if (!source || !query.parameters?.length) return []
  const uses = usesOf(query.filter)
  return query.parameters.flatMap(({ key, label, default: usual }) => {
    const use = uses.get(key)
    const field = use && fieldAt(ctx, source, use.path)
    if (!field) return []
    const text = label || readyLabel(ctx, report, key) || pathLabel(ctx, source, use.path)
    return [{ key, label: text, op: use.op, field, default: usual ?? null }]
  })
}

/** What the plugin that brought the report calls what it asks. */
function readyLabel({ locale }: Context, { key: name, ownerPlugin }: Asking, key: string) {
  const text = `${ownerPlugin}.reports.${name}.parameters.${key}`
  return name !== null && hasMessage(locale, text) ? message(locale, text) : undefined
}

interface Use {
  path: string
  op: string
}

/** Where each parameter stands in a filter; one within a list or a range is a single value. */
function usesOf(node: unknown, found = new Map<string, Use>()) {
  if (Array.isArray(node) && typeof node[0] === 'string') {
    const [path, op, value] = node as [string, string, unknown]
    if (isQuestion(value)) found.set(value.parameter, { path, op })
    else if (Array.isArray(value)) {
      for (const one of value.filter(isQuestion)) found.set(one.parameter, { path, op: 'eq' })
    }
  } else if (typeof node === 'object' && node !== null) {
    for (const one of Object.values(node)) usesOf(one, found)
  }
  return found
}

/** The field at the end of a path, as its own screens describe it. */
function fieldAt(ctx: Context, source: Source, path: string): FieldDescription | undefined {
  const column = source.column(path)
  if (!column) return undefined
  const fits = ({ key }: FieldDescription) => path === key || path.endsWith(`.${key}`)
  const [field] = describe(ctx, column.model)
    .fields.filter(fits)
    .toSorted((one, other) => other.key.length - one.key.length)
  return field
}
