import type { Context } from '#kernel/companies/context'
import { canBeTakenBack, KEPT, latestChange } from '#kernel/fields/conversion/kind_change'
import type { KindChangeFacts } from '#kernel/fields/screens/wire'
import type { DefinedKind } from '#kernel/fields/kinds'

/** How the last change of a field's kind stands, for its screen; null where there was none. */
export async function changeFacts(ctx: Context, fieldId: number): Promise<KindChangeFacts | null> {
  const change = await latestChange(ctx, fieldId)
  if (!change) return null
  const end = Date.parse(change.endedAt ?? '') + KEPT
  return {
    state: change.state,
    from: change.before.kind as DefinedKind,
    to: change.after.kind as DefinedKind,
    converted: change.converted,
    emptied: change.emptied,
    job: change.jobId === null ? null : await jobFacts(ctx, change.jobId),
    until: canBeTakenBack(change, ctx.now) ? new Date(end).toISOString() : null,
  }
}

async function jobFacts(ctx: Context, id: number) {
  const [job] = await ctx.rows<{ state: string; done: unknown; total: unknown }>(
    'SELECT `state`, `progress_done` AS `done`, `progress_total` AS `total` FROM `jobs` WHERE `id` = ?',
    [id]
  )
  if (!job) return null
  const total = Number(job.total ?? 0)
  const progress = total > 0 ? Math.floor((Number(job.done ?? 0) * 100) / total) : null
  return { id, state: job.state, progress }
}
