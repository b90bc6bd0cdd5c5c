import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { FilterNode } from '#kernel/records/query/filter'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { runReport } from '#kernel/reports/run/run_report'
import { isQuestion } from '#kernel/reports/saved/questions'

/** No record has it, so that a query is examined to its last word and reads nothing. */
const NOBODY: FilterNode = ['id', 'eq', 0]

/**
 * Refuses (422) a query that could not be answered, and (403) one about what the caller may not report on. What is
 * asked for only when it runs is left open.
 */
export async function checkQuery(ctx: Context, query: ReportQuery): Promise<void> {
  const filter = query.filter === undefined ? undefined : unasked(query.filter, query)
  try {
    await runReport(ctx, { ...query, filter: filter ? { and: [filter, NOBODY] } : NOBODY })
  } catch (error) {
    throw placed(error)
  }
}

/** Conditions that wait for an answer only say that there is something. */
function unasked(node: unknown, query: ReportQuery): unknown {
  if (Array.isArray(node) && typeof node[0] === 'string') {
    return isOpen(node[2], query) ? [node[0], 'notnull'] : node
  }
  if (Array.isArray(node)) return node.map((one) => unasked(one, query))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([word, of]) => [word, unasked(of, query)]))
}

function isOpen(value: unknown, query: ReportQuery): boolean {
  if (Array.isArray(value)) return value.some((one) => isOpen(one, query))
  if (!isQuestion(value)) return false
  const asked = query.parameters?.find((one) => one.key === value.parameter)
  return asked !== undefined && asked.default === undefined
}

/** The filter was put beside another one for the check. */
function placed(error: unknown) {
  if (!(error instanceof Refusal) || error.errors.length === 0) return error
  const errors = error.errors.map((one) => ({
    ...one,
    field: one.field.replace(/^filter\.(?:and\.)?0/, 'filter'),
  }))
  return new Refusal(error.code, error.params, { ...error, errors })
}
