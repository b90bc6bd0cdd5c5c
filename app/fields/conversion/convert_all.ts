import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from '#kernel/companies/context'
import { convertValue } from '#kernel/fields/conversion/convert_value'
import { countKept, keep, keptBetween, type Kept } from '#kernel/fields/conversion/kept_values'
import type { KindChange } from '#kernel/fields/conversion/kind_change'
import type { PlannedChange } from '#kernel/fields/conversion/plan_change'
import { storeValues } from '#kernel/fields/conversion/store_values'
import {
  lastHolder,
  valuesAfter,
  valuesOf,
  type HeldValues,
} from '#kernel/fields/filling/stored_values'
import { Refusal } from '#kernel/http/refusal'
import type { JobRun } from '#kernel/jobs/define_job'
import { transaction } from '#kernel/records/storage/transaction'

/**
 * Converts the values of all records, some hundred in a transaction, each kept as it was. Answers how many there
 * were; null where the job was told to stop.
 */
export async function convertAll(
  ctx: Context,
  planned: PlannedChange,
  change: KindChange,
  job: JobRun
) {
  const last = await lastHolder(ctx, planned.model)
  for (let after = 0; ;) {
    if (job.signal.aborted) return null
    const end = await transaction(ctx, (inner) => convertChunk(inner, planned, change, after))
    if (end === undefined) break
    job.progress(Math.min(end, last), last)
    after = end
    await breathe()
  }
  if (change.reverts) await refill(ctx, planned, change, change.reverts)
  return countKept(ctx, change.id)
}

/** Gives every record back what it held before the change. */
export async function putBackAll(ctx: Context, planned: PlannedChange, change: KindChange) {
  for (let after = 0; ;) {
    const kept = await keptBetween(ctx, change.id, after)
    if (kept.length === 0) return
    await transaction(ctx, async (inner) => {
      const before = new Map(kept.map((one) => [one.id, one.before]))
      const held = await valuesOf(inner, planned.model, [...before.keys()])
      const given = held.map((one) => ({ ...one, value: before.get(one.id) ?? null }))
      await storeValues(inner, planned.model, planned.from, given)
    })
    after = kept.at(-1)!.id
    await breathe()
  }
}

async function convertChunk(
  ctx: Context,
  planned: PlannedChange,
  change: KindChange,
  after: number
) {
  const held = await valuesAfter(ctx, planned.model, after)
  const end = held.at(-1)?.id
  if (end === undefined) return undefined
  const done = await keptIn(ctx, change.id, after, end)
  const former = change.reverts ? await keptIn(ctx, change.reverts, after, end) : undefined
  const waiting = held.filter(({ id, values }) => {
    return !done.has(id) && (values[planned.from.name] ?? null) !== null
  })
  const kept = waiting.map((one) => keptOf(ctx, planned, one, former?.get(one.id)))
  await write(ctx, planned, change, waiting, kept)
  return end
}

const keptIn = async (ctx: Context, changeId: number, after: number, end: number) =>
  new Map((await keptBetween(ctx, changeId, after, end)).map((one) => [one.id, one]))

/** Records the former change emptied have their old value again, where nobody gave them another since. */
async function refill(ctx: Context, planned: PlannedChange, change: KindChange, former: number) {
  for (let after = 0; ;) {
    const all = await keptBetween(ctx, former, after)
    if (all.length === 0) return
    const end = all.at(-1)!.id
    await transaction(ctx, async (inner) => {
      const done = await keptIn(inner, change.id, after, end)
      const emptied = new Map(
        all.filter((one) => one.after === null && !done.has(one.id)).map((one) => [one.id, one])
      )
      const held = await valuesOf(inner, planned.model, [...emptied.keys()])
      const waiting = held.filter(({ values }) => (values[planned.from.name] ?? null) === null)
      const kept = waiting.map(({ id }) => ({ id, before: null, after: emptied.get(id)!.before }))
      await write(inner, planned, change, waiting, kept)
    })
    after = end
    await breathe()
  }
}

/** A value as the former change left it is what it was before that; another is converted, or emptied. */
function keptOf(ctx: Context, planned: PlannedChange, one: HeldValues, former?: Kept): Kept {
  const before = one.values[planned.from.name]
  const isUntouched = former && former.before !== null && String(former.after) === String(before)
  const after = isUntouched ? former.before : converted(ctx, planned, before, one.currency)
  return { id: one.id, before, after }
}

function converted(...args: Parameters<typeof convertValue>) {
  try {
    return convertValue(...args)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return null
  }
}

async function write(
  ctx: Context,
  planned: PlannedChange,
  change: KindChange,
  held: readonly HeldValues[],
  kept: readonly Kept[]
) {
  const given = held.map((one, at) => ({ ...one, value: kept[at].after }))
  await storeValues(ctx, planned.model, planned.to, given)
  await keep(ctx, change.id, kept)
}
