import type { Context } from '#kernel/companies/context'
import { computeChanged } from '#kernel/fields/write/compute'
import { indexCustomValues } from '#kernel/fields/write/index_values'
import { writeHistory } from '#kernel/activity/write_history'
import { writeOutbox } from '#kernel/jobs/write_outbox'
import { noteBatch } from '#kernel/records/write/note_batch'
import { flush } from '#kernel/records/write/flush'
import { writeSearch } from '#kernel/records/search/write_search'
import { drawNumbers } from '#kernel/workflow/draw_numbers'

/** What every transaction does before its commit, in this order: models, numbers, custom values, history, search entries, outbox. */
export async function settle(ctx: Context) {
  ctx.work!.wake()
  // A record that waits for its number is written once, with it.
  await flush(ctx, ctx.work!.numberless)
  if (ctx.work!.numbers.length > 0) {
    await drawNumbers(ctx)
    await flush(ctx)
  }
  if (computeChanged(ctx)) await flush(ctx)
  await indexCustomValues(ctx)
  await writeHistory(ctx)
  await writeSearch(ctx)
  if (ctx.batch) await noteBatch(ctx, ctx.batch)
  await writeOutbox(ctx)
}
