import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import type { Model } from '#kernel/records/model'
import { quoted } from '#kernel/records/query/sql'
import { staleModels } from '#kernel/records/search/rebuild'
import { isWithoutIndex, noteSignature } from '#kernel/records/search/rebuild_state'
import { transaction } from '#kernel/records/storage/transaction'

/**
 * After an upgrade a model may name other search fields, or the index is new: a job makes its entries anew,
 * once. Models without any record are noted as done at once; so is an index made that a stopped rebuild took away,
 * and custom fields that nobody looks after are caught up with.
 */
export async function refreshSearch() {
  const ctx = await kernelContext({})
  const stale = await staleModels(ctx)
  const isWithout = await isWithoutIndex(ctx)
  if (stale.length > 0 || isWithout) {
    await transaction(ctx, (inner) => rebuildLater(inner, stale, isWithout))
  }
  const behind = await ctx.rows<{ company_id: number; model: string }>(
    'SELECT DISTINCT `company_id`, `model` FROM `custom_fields` WHERE `is_search_behind` = 1'
  )
  for (const { company_id: companyId, model } of behind) {
    const own = await kernelContext({ companyId: Number(companyId) })
    await transaction(own, (inner) => askOnce(inner, 'kernel.search.refresh', { model }))
  }
}

async function rebuildLater(ctx: Context, stale: readonly Model[], isWithout: boolean) {
  const filled: string[] = []
  for (const model of stale) {
    const rows = await ctx.rows(`SELECT \`id\` FROM ${quoted(model.table)} LIMIT 1`)
    if (rows.length > 0) filled.push(model.name)
    else await noteSignature(ctx, model)
  }
  if (filled.length > 0 || isWithout) {
    await askOnce(ctx, 'kernel.search.rebuild', { models: filled })
  }
}

/** What waits or runs already need not be asked for again: a rebuild whatever models it is for. */
async function askOnce(ctx: Context, name: string, payload: { model?: string; models?: string[] }) {
  const rows = await ctx.rows<{ payload: string }>(
    "SELECT `payload` FROM `jobs` WHERE `name` = ? AND `state` IN ('queued', 'running') AND COALESCE(`company_id`, 0) = ?",
    [name, ctx.company.id]
  )
  const isIt = (one: string) => (JSON.parse(one) as typeof payload).model === payload.model
  if (!rows.some((row) => isIt(row.payload))) await ctx.later(name, payload)
}
