import type { Context } from '#kernel/companies/context'
import type Definition from '#kernel/fields/definition/definition'
import type { RecordModel } from '#kernel/records/record_model'

/**
 * Asks for the work a changed definition leaves behind: its values are put into the index where lists may
 * ask for them from now on, and taken out where they may not any more.
 */
export async function fillLater(ctx: Context, record: RecordModel) {
  const one = record as Definition
  const wasFilterable = Boolean(Number(ctx.work!.of(one)?.before?.filterable ?? 0))
  if (one.indexState === 'filling' || (wasFilterable && !one.filterable)) {
    await ctx.later('kernel.fields.fill', { field_id: one.id })
  }
}
