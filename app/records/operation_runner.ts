import { authorizeRecord, authorizeResult } from '#kernel/access/authorize_record'
import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import { hooksFor } from '#kernel/plugins/hooks'
import { registry } from '#kernel/plugins/registry'
import type { Operation } from '#kernel/records/operation'
import type { RecordModel } from '#kernel/records/record_model'
import { transaction } from '#kernel/records/storage/transaction'
import { builtIn } from '#kernel/records/write/built_in'
import { checkVersion } from '#kernel/records/write/check_version'
import { flush } from '#kernel/records/write/flush'
import { parseOperationInput } from '#kernel/records/write/input'

export interface RunOptions {
  /** Whoever asks must say which version he saw: every write of a person or client. */
  versioned?: boolean
  /** Rights are checked though a transaction is open: many acts of one person in one transaction. */
  asked?: boolean
}

type Target = RecordModel | number | null
type Input = Record<string, unknown>

/**
 * Runs an operation the one way there is: rules · before · body · within · number · history · outbox,
 * in one transaction. Input has the form of the wire and is closed: unknown keys are refused by name.
 * Called within an open transaction it joins it, as a part of what was already allowed.
 */
export async function runOperation(
  ctx: Context,
  name: string,
  target: Target,
  input: Input = {},
  options: RunOptions = {}
): Promise<unknown> {
  const operation = registry.operations.get(name) ?? builtIn(name)
  if (!operation || !ctx.has(operation.plugin)) throw Refusal.missing()
  const asked = options.asked ?? ctx.trx === null
  return transaction(ctx, async (inner) => {
    inner.work!.operations.push(name)
    try {
      return await perform(inner, operation, target, { ...input }, { ...options, asked })
    } finally {
      inner.work!.operations.pop()
    }
  })
}

async function perform(
  ctx: Context,
  operation: Operation,
  target: Target,
  input: Input,
  options: RunOptions & { asked: boolean }
) {
  const { on, verb } = operation
  // Asked before the record is looked for: who may read none of them learns of no id whether it exists.
  if (options.asked && on && verb !== 'create') ctx.access.authorize(on, 'read')
  const record = await resolve(ctx, operation, target)
  if (options.asked) await authorize(ctx, operation, record)
  if (record) await checkVersion(ctx, operation, record, input, options)
  const typed = await parseOperationInput(ctx, operation, input, record, options.asked)
  const hooks = hooksFor(ctx, operation.name)
  for (const hook of hooks.before) await hook(ctx, record as RecordModel, typed)
  const result = await operation.run(ctx, record as RecordModel, typed)
  const subject = verb === 'create' ? (result as RecordModel) : record
  await flush(ctx, hooks.within.length > 0 ? undefined : ctx.work!.numberless)
  for (const hook of hooks.within) await hook(ctx, subject as RecordModel, typed)
  if (subject && on && options.asked && (verb === 'create' || verb === 'update')) {
    await flush(ctx)
    await authorizeResult(ctx, on, verb, subject.id)
  }
  ctx.emit(operation.name, { model: on ?? null, id: subject?.id ?? null })
  return result
}

/** What someone may not see is missing; what he sees but may not do is forbidden, with the rule. */
async function authorize(ctx: Context, operation: Operation, record: RecordModel | null) {
  if (record) return authorizeRecord(ctx, operation.on!, operation.verb, record.id)
  const right = operation.right ?? operation.name
  const dot = right.lastIndexOf('.')
  ctx.access.authorize(right.slice(0, dot), right.slice(dot + 1))
}

/** The record an operation is for, locked until the end. */
async function resolve(ctx: Context, operation: Operation, target: Target) {
  if (!operation.on || operation.verb === 'create') return null
  if (target === null) throw Refusal.missing()
  return ctx.records(operation.on).lock(typeof target === 'number' ? target : target.id)
}
