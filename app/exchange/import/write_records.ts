import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { BuiltRecord, RowComplaint } from '#kernel/exchange/import/build_body'
import {
  noteDone,
  recordsBefore,
  type LedgerEntry,
  type Refused,
} from '#kernel/exchange/import/ledger'
import { matchExisting, theOne } from '#kernel/exchange/import/match'
import type { ImportPlan } from '#kernel/exchange/import/plan'
import { updateRecord } from '#kernel/exchange/import/update_record'
import type { RecordModel } from '#kernel/records/record_model'
import { gatherCreates } from '#kernel/records/write/gather_creates'
import { transaction } from '#kernel/records/storage/transaction'
import { lookAhead } from '#kernel/records/write/unique'

export interface Outcome {
  done: LedgerEntry[]
  refused: Refused[]
}

/** Which import rows are noted under, and where the same rows were brought in before. */
export interface Bookkeeping {
  importId: number
  fingerprint: string
}

/** Undoes a dry run's transaction after everything was tried. */
class DryRunEnd extends Error {}

/**
 * Stores records in one transaction with the ledger of their rows. Where one is refused, smaller parts are
 * tried: no bad row keeps a good one out.
 */
export async function writeRecords(
  ctx: Context,
  plan: ImportPlan,
  books: Bookkeeping,
  records: BuiltRecord[]
): Promise<Outcome> {
  const outcome: Outcome = { done: [], refused: [] }
  for (const one of records) {
    if (one.errors.length > 0) outcome.refused.push({ record: one, complaints: one.errors })
  }
  await writeTogether(
    ctx,
    plan,
    books,
    records.filter((one) => one.errors.length === 0),
    outcome
  )
  return outcome
}

async function writeTogether(
  ctx: Context,
  plan: ImportPlan,
  books: Bookkeeping,
  records: BuiltRecord[],
  outcome: Outcome
) {
  if (records.length === 0) return
  try {
    outcome.done.push(...(await inTransaction(ctx, plan, books, records)))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (records.length === 1) {
      outcome.refused.push({
        record: records[0],
        complaints: complaintsOf(error, plan, records[0]),
      })
      return
    }
    const half = Math.ceil(records.length / 2)
    await writeTogether(ctx, plan, books, records.slice(0, half), outcome)
    await writeTogether(ctx, plan, books, records.slice(half), outcome)
  }
}

/** A complaint names the column its field came from; one about a line, the row the line came from. */
function complaintsOf(
  error: Refusal,
  { lineKeys, columns }: ImportPlan,
  { group }: BuiltRecord
): RowComplaint[] {
  if (error.errors.length === 0) return [{ field: '', code: error.code, params: error.params }]
  const headers = new Map(columns.map((one) => [one.field, one.header]))
  return error.errors.map((one) => {
    const [key, index, ...rest] = one.field.split('.')
    if (!lineKeys.includes(key) || index === undefined) {
      return { ...one, field: headers.get(one.field) ?? one.field }
    }
    const field = [key, ...rest].join('.')
    return { ...one, field: headers.get(field) ?? field, row: group.rows[Number(index)]?.number }
  })
}

async function inTransaction(
  ctx: Context,
  plan: ImportPlan,
  books: Bookkeeping,
  records: BuiltRecord[]
) {
  let done: LedgerEntry[] = []
  try {
    await transaction(ctx, async (inner) => {
      done = await writeAll(inner, plan, books, records)
      if (plan.isDryRun) throw new DryRunEnd()
      await noteDone(inner, books.importId, done)
    })
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error
  }
  return done
}

/** The same key twice among the rows meets the record just made; the same row twice, the one it became before. */
async function writeAll(
  ctx: Context,
  plan: ImportPlan,
  books: Bookkeeping,
  records: BuiltRecord[]
): Promise<LedgerEntry[]> {
  const { model, mapping } = plan
  const done: LedgerEntry[] = []
  const made = new Map<string, number>()
  const before = await recordsBefore(
    ctx,
    books,
    records.map((one) => one.group)
  )
  const bodies = records.map((one) => one.body)
  const found = await matchExisting(ctx, model, mapping.match, bodies)
  const written = await writtenFrom(ctx, plan, records)
  await lookAhead(ctx, model, bodies)
  const creating = gatherCreates(ctx, model)
  const awaited = new Set<string>()
  for (const [index, { body, group }] of records.entries()) {
    const { key, rows } = found[index]
    const values = withoutId(body)
    if (key !== undefined && awaited.has(key)) await creating.finish()
    const known = written[index] ?? (key === undefined ? undefined : made.get(key))
    const there = known ?? (key === undefined ? undefined : theOne(rows, mapping.match, body))
    const earlier = before.get(group.rows[0].number)
    const isNew = there === undefined && !(earlier && (await isThere(ctx, plan, earlier)))
    if (isNew) {
      if (key !== undefined) awaited.add(key)
      const create = () =>
        ctx.run<RecordModel>(`${model.name}.create`, null, values, { asked: true })
      await creating.begin(create, ({ id }) => {
        if (key !== undefined) made.set(key, id)
        done.push({ group, outcome: 'created', recordId: id, version: 1 })
        ctx.work!.rest()
      })
      continue
    }
    await creating.finish()
    if (there !== undefined && mapping.on_match === 'update') {
      done.push({ group, outcome: 'updated', ...(await updateRecord(ctx, plan, there, values)) })
    } else {
      done.push({ group, outcome: 'skipped', recordId: there ?? earlier!, version: null })
    }
    ctx.work!.rest()
  }
  await creating.finish()
  return done
}

/** The records that rows were written from when this Kontor exported them, whatever is matched by. */
async function writtenFrom(ctx: Context, { model }: ImportPlan, records: BuiltRecord[]) {
  if (!records.some(({ group }) => group.rows[0].id !== undefined)) return []
  const ids = records.map(({ group }) => ({ id: group.rows[0].id }))
  const found = await matchExisting(ctx, model, ['id'], ids)
  return found.map(({ rows }, at) => (rows.length > 0 ? theOne(rows, ['id'], ids[at]) : undefined))
}

async function isThere(ctx: Context, { model }: ImportPlan, id: number) {
  return (await ctx.records(model.name).find(id)) !== undefined
}

/** Its number finds a record, and is never set. */
function withoutId(body: Record<string, unknown>) {
  if (!Object.hasOwn(body, 'id')) return body
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'id'))
}
