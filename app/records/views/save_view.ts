import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { transaction } from '#kernel/records/storage/transaction'
import SavedView from '#kernel/records/views/saved_view'
import { checkedQuery } from '#kernel/records/views/view_query'

const MOST = 100

/** Keeps a list's settings under a name. Everyone who may read the list may keep views of it for himself. */
export async function saveView(
  ctx: Context,
  model: Model,
  input: { name: string; query: unknown }
): Promise<SavedView> {
  ctx.access.authorize(model.name, 'read')
  const query = checkedQuery(ctx, model, input.query)
  return transaction(ctx, async (inner) => {
    await refuseTooMany(inner, model)
    const values = { name: input.name, model: model.name, ownerId: ctx.user.id, query }
    return SavedView.create(inner, values)
  })
}

async function refuseTooMany(ctx: Context, model: Model) {
  const own = await ctx.records<SavedView>('kernel.saved_view').where(
    [
      ['model', 'eq', model.name],
      ['owner_id', 'eq', ctx.user.id],
      ['archived_at', 'null'],
    ],
    { limit: MOST }
  )
  if (own.length >= MOST) throw new Refusal('E_TOO_MANY_VIEWS', { most: MOST })
}
