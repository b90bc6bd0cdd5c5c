import { kernelContext } from '#kernel/companies/kernel_context'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'
import { forgetIndex, keptIndexes, noteIndex } from '#kernel/reports/advice/kept_indexes'
import { existingIndexes } from '#kernel/reports/advice/table_index'

/**
 * After a restore, of this engine or the other, and after the steps of a plugin's schema, indexes the kernel keeps
 * account of are not there: a job makes each anew. Those of a plugin that was purged are forgotten.
 */
export async function refreshIndexes() {
  const ctx = await kernelContext({})
  const kept = await keptIndexes(ctx)
  if (kept.length === 0) return
  const existing = await existingIndexes(ctx)
  for (const { id, name, model, state } of kept) {
    if (!registry.models.has(model)) {
      if (!existing.has(name)) await forgetIndex(ctx, id)
      continue
    }
    if (state !== 'ready' || existing.has(name)) continue
    await transaction(ctx, async (inner) => {
      await noteIndex(inner, id, { state: 'waiting' })
      await inner.later('kernel.reports.index', { id }, { about: model })
    })
  }
}
