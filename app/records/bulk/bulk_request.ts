import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { isForMany } from '#kernel/records/bulk/bulk_operations'
import type { Model } from '#kernel/records/model'
import type { FilterNode } from '#kernel/records/query/filter'
import { list } from '#kernel/records/query/list'
import type { Operation } from '#kernel/records/operation'
import { builtIn } from '#kernel/records/write/built_in'
import { shown } from '#kernel/records/fields/types/field_type'

/** One operation on many records, as it travels. */
export interface BulkRequest {
  operation?: unknown
  ids?: unknown
  filter?: unknown
  /** With a filter, as in lists: words to be found, and whether archived records count. */
  q?: unknown
  archived?: unknown
  input?: unknown
}

/** As many are done while the caller waits; more become a job. */
export const AT_ONCE = 200
/** More are refused. */
export const MOST = 20_000

const PAGE = 500

export interface Bulk {
  operation: Operation
  ids: number[]
  input: Record<string, unknown>
}

/** Reads the request: which operation, with what, on which records. Refused (422) by what is wrong with it. */
export async function readBulk(ctx: Context, model: Model, body: BulkRequest): Promise<Bulk> {
  refuseUnknown(body)
  const operation = operationOf(ctx, model, body.operation)
  ctx.access.authorize(model.name, 'read')
  ctx.access.authorize(model.name, operation.verb === 'restore' ? 'archive' : operation.verb)
  const input = inputOf(body.input)
  if ((body.ids === undefined) === (body.filter === undefined)) {
    throw wrong('ids', 'E_IDS_OR_FILTER')
  }
  const ids = body.ids === undefined ? await idsFound(ctx, model, body) : idsGiven(body.ids)
  return { operation, ids, input }
}

const KEYS = ['operation', 'ids', 'filter', 'q', 'archived', 'input']

function refuseUnknown(body: BulkRequest) {
  const unknown = Object.keys(body).filter((key) => !KEYS.includes(key))
  if (unknown.length === 0) return
  throw Refusal.input(unknown.map((key) => ({ field: key.slice(0, 60), code: 'E_UNKNOWN_FIELD' })))
}

/** By its verb, "archive", or its whole name, "sample.loan.return". */
function operationOf(ctx: Context, model: Model, name: unknown): Operation {
  if (typeof name !== 'string') throw wrong('operation', 'E_REQUIRED')
  const full = name.includes('.') ? name : `${model.name}.${name.replaceAll('-', '_')}`
  const operation = registry.operations.get(full) ?? builtIn(full)
  if (!operation || !isForMany(model, operation) || !ctx.has(operation.plugin)) {
    throw wrong('operation', 'E_BULK_OPERATION')
  }
  return operation
}

function inputOf(input: unknown): Record<string, unknown> {
  if (input === undefined || input === null) return {}
  if (typeof input !== 'object' || Array.isArray(input)) throw wrong('input', 'E_TYPE')
  return input as Record<string, unknown>
}

function idsGiven(ids: unknown): number[] {
  if (!Array.isArray(ids) || ids.length === 0) throw wrong('ids', 'E_LIST')
  if (ids.length > MOST) throw wrong('ids', 'E_BULK_TOO_MANY', { most: MOST })
  const wrongAt = ids.findIndex((id) => !Number.isSafeInteger(id) || (id as number) < 1)
  if (wrongAt >= 0) throw wrong(`ids.${wrongAt}`, 'E_INTEGER', { value: shown(ids[wrongAt]) })
  return [...new Set(ids as number[])]
}

/** Every record of the company written to that the filter finds now; those of companies only read are not changed. */
async function idsFound(ctx: Context, model: Model, { filter, q, archived }: BulkRequest) {
  const here = ctx.with({ companyIds: [ctx.company.id] })
  const query = {
    filter: filter as FilterNode,
    q: q as string | undefined,
    archived: archived as boolean | undefined,
    fields: 'id',
    sort: 'id',
    limit: PAGE,
  }
  const ids: number[] = []
  let after: string | undefined
  do {
    const page = await list(here, model, { ...query, after })
    ids.push(...page.data.map((row) => Number(row.id)))
    if (ids.length > MOST) throw wrong('filter', 'E_BULK_TOO_MANY', { most: MOST })
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids
}

const wrong = (field: string, code: string, params?: Record<string, string | number>) =>
  Refusal.input([{ field, code, params }])
