import type { Context } from '#kernel/companies/context'
import type Definition from '#kernel/fields/definition/definition'
import type { RecordModel } from '#kernel/records/record_model'

/**
 * Asks for the work a changed definition leaves behind: its values are put into the index where lists may
 * ask for them from now on, and taken out where they may not any more; those of a
 * new formula are computed.
 */
export async function fillLater(ctx: Context, record: RecordModel) {
  const one = record as Definition
  const before = ctx.work!.of(one)?.before
  const wasFilterable = Boolean(Number(before?.filterable ?? 0))
  const isNewFormula = one.kind === 'formula' && before?.formula !== one.formula
  if (one.indexState === 'filling' || isNewFormula || (wasFilterable && !one.filterable)) {
    await ctx.later('kernel.fields.fill', { field_id: one.id })
  }
}
