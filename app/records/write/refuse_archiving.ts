import { authorizeRecord } from '#kernel/access/authorize_record'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { refuseFinal } from '#kernel/records/write/update'

/** Whether records of a model are deleted, but never put away. */
export const isOnlyDeleted = ({ verbs }: Model) =>
  verbs.includes('delete') && !verbs.includes('archive')

/** Says why a record that can be seen is not put away (409): it is final, or only ever deleted for good. */
export async function refuseArchiving(ctx: Context, model: Model, id: number): Promise<never> {
  await authorizeRecord(ctx, model.name, 'delete', id)
  refuseFinal(model, await ctx.records(model.name).findOrFail(id))
  throw new Refusal('E_NOT_ARCHIVED')
}
