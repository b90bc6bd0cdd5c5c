import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { BuiltRecord, RowComplaint } from '#kernel/exchange/import/build_body'
import { matchExisting } from '#kernel/exchange/import/match'
import type { Mapping } from '#kernel/exchange/mapping/mapping'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'
import { transaction } from '#kernel/records/storage/transaction'

export interface Outcome {
  created: number
  updated: number
  skipped: number
  refused: { record: BuiltRecord; complaints: RowComplaint[] }[]
}

/** Undoes a dry run's transaction after everything was tried. */
class DryRunEnd extends Error {}

export interface Writing {
  model: Model
  mapping: Mapping
  isDryRun: boolean
  /** The fields that hold lines: those of a record that is already there are replaced. */
  lineKeys: string[]
}

/**
 * Stores a chunk of records in one transaction. Where one is refused, each is tried again in a transaction
 * of its own, so that a bad row keeps no good one out.
 */
export async function writeRecords(
  ctx: Context,
  writing: Writing,
  records: BuiltRecord[]
): Promise<Outcome> {
  const outcome: Outcome = { created: 0, updated: 0, skipped: 0, refused: [] }
  const good = records.filter((one) => one.errors.length === 0)
  for (const one of records) {
    if (one.errors.length > 0) outcome.refused.push({ record: one, complaints: one.errors })
  }
  try {
    add(outcome, await inTransaction(ctx, writing, good))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const one of good) await writeAlone(ctx, writing, one, outcome)
  }
  return outcome
}

async function writeAlone(ctx: Context, writing: Writing, record: BuiltRecord, outcome: Outcome) {
  try {
    add(outcome, await inTransaction(ctx, writing, [record]))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    outcome.refused.push({ record, complaints: complaintsOf(error, writing, record) })
  }
}

/** A complaint about a line is one about the row the line came from. */
function complaintsOf(
  error: Refusal,
  { lineKeys }: Writing,
  { group, body }: BuiltRecord
): RowComplaint[] {
  if (error.errors.length === 0) return [{ field: '', code: error.code, params: error.params }]
  return error.errors.map((one) => {
    const [key, index] = one.field.split('.')
    if (!lineKeys.includes(key) || index === undefined) return one
    const replaced = (body[key] as unknown[]).length - group.rows.length
    return { ...one, row: group.rows[Number(index) - replaced]?.number }
  })
}

type Counts = Omit<Outcome, 'refused'>

function add(outcome: Outcome, counts: Counts) {
  outcome.created += counts.created
  outcome.updated += counts.updated
  outcome.skipped += counts.skipped
}

async function inTransaction(
  ctx: Context,
  writing: Writing,
  records: BuiltRecord[]
): Promise<Counts> {
  let counts: Counts = { created: 0, updated: 0, skipped: 0 }
  try {
    await transaction(ctx, async (inner) => {
      counts = { created: 0, updated: 0, skipped: 0 }
      const ids = await matchExisting(
        inner,
        writing.model,
        writing.mapping.match,
        records.map((one) => one.body)
      )
      const made = new Map<string, number>()
      for (const [index, one] of records.entries()) {
        counts[await writeOne(inner, writing, one, ids[index], made)]++
      }
      if (writing.isDryRun) throw new DryRunEnd()
    })
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error
  }
  return counts
}

/** `made` knows the records of this chunk: the same key twice in a file meets the record just made. */
async function writeOne(
  ctx: Context,
  writing: Writing,
  { body }: BuiltRecord,
  stored: number | undefined,
  made: Map<string, number>
): Promise<keyof Counts> {
  const { model, mapping } = writing
  const key = matchKey(mapping, body)
  const id = stored ?? (key === undefined ? undefined : made.get(key))
  if (id === undefined) {
    const record = await ctx.run<RecordModel>(`${model.name}.create`, null, body, { asked: true })
    if (key !== undefined) made.set(key, record.id)
    return 'created'
  }
  if (mapping.on_match === 'skip') return 'skipped'
  await ctx.run(`${model.name}.update`, id, await withoutOldLines(ctx, writing, body, id), {
    asked: true,
  })
  return 'updated'
}

/** What a body is matched by, as one text; undefined where it has no value there. */
function matchKey(mapping: Mapping, body: Record<string, unknown>) {
  const values = mapping.match.map((key) => body[key])
  if (
    values.length === 0 ||
    values.some((one) => one === null || one === undefined || one === '')
  ) {
    return undefined
  }
  return values.map((one) => String(one).trim().toLocaleLowerCase('und')).join('\u0000')
}

/** The file says which lines there are: those stored before give way. */
async function withoutOldLines(
  ctx: Context,
  writing: Writing,
  body: Record<string, unknown>,
  id: number
) {
  if (writing.lineKeys.length === 0) return body
  const record = await ctx.records<RecordModel>(writing.model.name).lock(id)
  const replaced = { ...body }
  for (const key of writing.lineKeys) {
    const old = (await ctx.lines(record, key)).map((line) => ({ id: line.id, _delete: true }))
    replaced[key] = [...old, ...(body[key] as unknown[])]
  }
  return replaced
}
