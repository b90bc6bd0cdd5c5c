import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { BuiltRecord, RowComplaint } from '#kernel/exchange/import/build_body'
import { matchExisting, theOne } from '#kernel/exchange/import/match'
import type { ImportPlan } from '#kernel/exchange/import/plan'
import type { RecordModel } from '#kernel/records/record_model'
import { transaction } from '#kernel/records/storage/transaction'

export interface Outcome {
  created: number
  updated: number
  skipped: number
  refused: { record: BuiltRecord; complaints: RowComplaint[] }[]
}

type Counts = Omit<Outcome, 'refused'>

/** Undoes a dry run's transaction after everything was tried. */
class DryRunEnd extends Error {}

/** Stores records in one transaction. Where one is refused, smaller parts are tried: no bad row keeps a good one out. */
export async function writeRecords(
  ctx: Context,
  plan: ImportPlan,
  records: BuiltRecord[]
): Promise<Outcome> {
  const outcome: Outcome = { created: 0, updated: 0, skipped: 0, refused: [] }
  for (const one of records) {
    if (one.errors.length > 0) outcome.refused.push({ record: one, complaints: one.errors })
  }
  await writeTogether(
    ctx,
    plan,
    records.filter((one) => one.errors.length === 0),
    outcome
  )
  return outcome
}

async function writeTogether(
  ctx: Context,
  plan: ImportPlan,
  records: BuiltRecord[],
  outcome: Outcome
) {
  if (records.length === 0) return
  try {
    const counts = await inTransaction(ctx, plan, records)
    outcome.created += counts.created
    outcome.updated += counts.updated
    outcome.skipped += counts.skipped
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
    await writeTogether(ctx, plan, records.slice(0, half), outcome)
    await writeTogether(ctx, plan, records.slice(half), outcome)
  }
}

/** A complaint names the column its field came from; one about a line, the row the line came from. */
function complaintsOf(
  error: Refusal,
  { lineKeys, columns }: ImportPlan,
  { group, body }: BuiltRecord
): RowComplaint[] {
  if (error.errors.length === 0) return [{ field: '', code: error.code, params: error.params }]
  const headers = new Map(columns.map((one) => [one.field, one.header]))
  return error.errors.map((one) => {
    const [key, index, ...rest] = one.field.split('.')
    if (!lineKeys.includes(key) || index === undefined) {
      return { ...one, field: headers.get(one.field) ?? one.field }
    }
    const field = [key, ...rest].join('.')
    const replaced = (body[key] as unknown[]).length - group.rows.length
    return {
      ...one,
      field: headers.get(field) ?? field,
      row: group.rows[Number(index) - replaced]?.number,
    }
  })
}

async function inTransaction(ctx: Context, plan: ImportPlan, records: BuiltRecord[]) {
  let counts: Counts = { created: 0, updated: 0, skipped: 0 }
  try {
    await transaction(ctx, async (inner) => {
      counts = await writeAll(inner, plan, records)
      if (plan.isDryRun) throw new DryRunEnd()
    })
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error
  }
  return counts
}

/** The same key twice among the rows meets the record just made. */
async function writeAll(ctx: Context, plan: ImportPlan, records: BuiltRecord[]) {
  const { model, mapping } = plan
  const counts: Counts = { created: 0, updated: 0, skipped: 0 }
  const made = new Map<string, number>()
  const found = await matchExisting(
    ctx,
    model,
    mapping.match,
    records.map((one) => one.body)
  )
  for (const [index, { body }] of records.entries()) {
    const { key, rows } = found[index]
    const values = withoutId(body)
    const known = key === undefined ? undefined : made.get(key)
    const there = known ?? (key === undefined ? undefined : theOne(rows, mapping.match, body))
    if (there === undefined) {
      const record = await ctx.run<RecordModel>(`${model.name}.create`, null, values, ASKED)
      if (key !== undefined) made.set(key, record.id)
      counts.created++
    } else if (mapping.on_match === 'skip') counts.skipped++
    else {
      await update(ctx, plan, there, values)
      counts.updated++
    }
    ctx.work!.rest()
  }
  return counts
}

/** Its number finds a record, and is never set. */
function withoutId(body: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'id'))
}

const ASKED = { asked: true }

/** The file says which lines there are: those stored before give way. */
async function update(
  ctx: Context,
  { model, lineKeys }: ImportPlan,
  id: number,
  values: Record<string, unknown>
) {
  const body = { ...values }
  if (lineKeys.length > 0) {
    const record = await ctx.records<RecordModel>(model.name).lock(id)
    for (const key of lineKeys) {
      const old = (await ctx.lines(record, key)).map((line) => ({ id: line.id, _delete: true }))
      body[key] = [...old, ...(values[key] as unknown[])]
    }
  }
  await ctx.run(`${model.name}.update`, id, body, ASKED)
}
