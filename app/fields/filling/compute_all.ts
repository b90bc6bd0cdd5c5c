import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from '#kernel/companies/context'
import type { CustomField } from '#kernel/fields/custom_field'
import { computeFormulas } from '#kernel/fields/write/compute'
import type { JobRun } from '#kernel/jobs/define_job'
import type { Model } from '#kernel/records/model'
import { compileSelect } from '#kernel/records/query/select'
import { refreshRecords } from '#kernel/records/search/in_line'
import { transaction } from '#kernel/records/storage/transaction'
import { hydrate } from '#kernel/records/write/columns'
import { Refusal } from '#kernel/http/refusal'

const AT_ONCE = 200

/**
 * Computes a new formula for the records there already are. Nobody changed them, so neither version nor
 * history move; a record whose values do not bear it stays without until it is changed.
 */
export async function computeAll(ctx: Context, model: Model, field: CustomField, job: JobRun) {
  for (let after = 0; !job.signal.aborted;) {
    const end = await transaction(ctx, (inner) => computeChunk(inner, model, after))
    if (end === undefined) return
    job.progress(end, undefined, field.key)
    after = end
    await breathe()
  }
}

async function computeChunk(ctx: Context, model: Model, after: number) {
  const { sql, bindings } = compileSelect(ctx, model, {
    filter: ['id', 'gt', after],
    limit: AT_ONCE,
    lock: true,
  })
  const rows = await ctx.rows<Record<string, unknown>>(sql, bindings)
  const changed: number[] = []
  for (const row of rows) {
    const record = hydrate(model, row)
    if (!computed(ctx, model, record)) continue
    const custom = record.custom && JSON.stringify(record.custom)
    if (custom === row.custom) continue
    await ctx.trx!.from(model.table).where('id', record.id).update({ custom })
    changed.push(record.id)
  }
  await refreshRecords(ctx, model, changed)
  return rows.length > 0 ? Number(rows[rows.length - 1].id) : undefined
}

function computed(...[ctx, model, record]: Parameters<typeof computeFormulas>) {
  try {
    computeFormulas(ctx, model, record)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return false
  }
}
