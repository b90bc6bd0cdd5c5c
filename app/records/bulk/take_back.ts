import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { runOne } from '#kernel/records/bulk/run_bulk'
import type { BulkResult } from '#kernel/records/bulk/wire'
import type { Model } from '#kernel/records/model'
import { show } from '#kernel/records/query/show'
import type { Operation } from '#kernel/records/operation'
import { builtIn } from '#kernel/records/write/built_in'

type Input = Record<string, unknown>

/** What one record held before, and the version it has to have still, or someone changed it meanwhile. */
export interface Before {
  id: number
  version: number
  input: Input
}

/**
 * The same change to many records, each result with what the record held before, so that the screen can offer to take
 * it back.
 */
export async function changeMany(
  ctx: Context,
  model: Model,
  operation: Operation,
  ids: readonly number[],
  input: Input
): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  for (const id of ids) {
    let before: Input = {}
    const result = await runOne(ctx, operation, id, async () => {
      before = await held(ctx, model.name, id, Object.keys(input))
      return ctx.run(operation.name, id, { ...input })
    })
    results.push(result.error ? result : { ...result, before })
  }
  return results
}

/** What the caller may read of a record before it changes. */
export async function held(
  ctx: Context,
  model: string,
  id: number,
  keys: string[]
): Promise<Input> {
  const row = await show(ctx, registry.model(model), id, { fields: ['id', ...keys] })
  return Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))
}

/** What takes each operation back; nothing does of others. */
export const OPPOSITE: Readonly<Record<string, string>> = {
  archive: 'restore',
  restore: 'archive',
  update: 'update',
}

/** Puts records back to what they were, each only where it is still as the change left it. */
export async function takeBack(
  ctx: Context,
  model: Model,
  { operation: verb = 'update', each: all }: Record<string, unknown>
): Promise<BulkResult[]> {
  if (!Object.values(OPPOSITE).includes(verb as string)) {
    throw Refusal.input([{ field: 'operation', code: 'E_BULK_OPERATION' }])
  }
  const name = `${model.name}.${String(verb)}`
  const operation = registry.operations.get(name) ?? builtIn(name)
  if (!operation) throw Refusal.missing()
  const results: BulkResult[] = []
  for (const { id, version, input } of readAll(all)) {
    const act = () => ctx.run(operation.name, id, { ...input, version }, { versioned: true })
    results.push(await runOne(ctx, operation, id, act))
  }
  return results
}

const MOST = 500

function readAll(all: unknown): Before[] {
  const isBefore = (one: unknown): one is Before => {
    const { id, version, input } = (one ?? {}) as Partial<Before>
    return (
      Number.isSafeInteger(id) &&
      Number.isSafeInteger(version) &&
      typeof input === 'object' &&
      input !== null
    )
  }
  if (!Array.isArray(all) || all.length > MOST || !all.every(isBefore)) {
    throw Refusal.input([{ field: 'each', code: 'E_LIST' }])
  }
  return all
}
