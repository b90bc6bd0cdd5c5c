import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { staleModels } from '#kernel/records/search/rebuild'
import { isWithoutIndex, noteSignature } from '#kernel/records/search/rebuild_state'
import { quoted } from '#kernel/records/query/sql'
import { transaction } from '#kernel/records/storage/transaction'

/**
 * After an upgrade a model may name other search fields, or the index is new: a job makes its entries anew,
 * once. Models without any record are noted as done at once; so is an index made that a stopped rebuild took away.
 */
export async function refreshSearch() {
  const ctx = await kernelContext({})
  const stale = await staleModels(ctx)
  const isWithout = await isWithoutIndex(ctx)
  if (stale.length === 0 && !isWithout) return
  await transaction(ctx, async (inner) => {
    const filled: string[] = []
    for (const model of stale) {
      const rows = await inner.rows(`SELECT \`id\` FROM ${quoted(model.table)} LIMIT 1`)
      if (rows.length > 0) filled.push(model.name)
      else await noteSignature(inner, model)
    }
    if ((filled.length > 0 || isWithout) && !(await isAskedFor(inner))) {
      await inner.later('kernel.search.rebuild', { models: filled })
    }
  })
}

async function isAskedFor(ctx: Context) {
  const rows = await ctx.rows(
    "SELECT `id` FROM `jobs` WHERE `name` = ? AND `state` IN ('queued', 'running') LIMIT 1",
    ['kernel.search.rebuild']
  )
  return rows.length > 0
}
