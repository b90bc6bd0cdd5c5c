import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import {
  updateChange,
  type ChangeState,
  type KindChange,
} from '#kernel/fields/conversion/kind_change'
import type Definition from '#kernel/fields/definition/definition'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

export const isOpen = ({ state }: KindChange) => state === 'waiting' || state === 'running'

/** The field is as it was; also where it was hidden meanwhile. Answers `result`. */
export function endChange(
  ctx: Context,
  change: KindChange,
  state: ChangeState,
  result: object = {}
) {
  return transaction(ctx, async (inner) => {
    const definition = await lockField(inner, change)
    definition.isChanging = false
    await updateChange(inner, change.id, { state, ended_at: moment(clock()) })
    await inner.trx!.from('custom_kept_values').where('change_id', change.id).delete()
    return result
  })
}

export const lockField = (ctx: Context, { fieldId }: KindChange) =>
  ctx.records<Definition>('kernel.custom_field').lock(fieldId)
