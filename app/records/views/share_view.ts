import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { choice, reference } from '#kernel/records/fields/decorators'
import { defineOperation } from '#kernel/records/operation'
import { transaction } from '#kernel/records/storage/transaction'
import { changeableView, SHARE } from '#kernel/records/views/may_change'
import { SHARINGS } from '#kernel/records/views/wire'
import type SavedView from '#kernel/records/views/saved_view'
import type { Sharing } from '#kernel/records/views/wire'

interface Input {
  shared_with: Sharing
  role_id: number | null
}

/**
 * Shows a view to a role or to the whole company. The owner keeps it whatever is chosen, so nobody can shut himself
 * out.
 */
export default defineOperation<SavedView, Input>({
  name: 'kernel.saved_view.share',
  on: 'kernel.saved_view',
  input: {
    shared_with: choice({ of: SHARINGS, required: true }),
    role_id: reference('kernel.role'),
  },
  icon: 'i-lucide-share-2',
  async run(ctx, { id }, input) {
    const view = await changeableView(ctx, id)
    view.sharedWith = input.shared_with
    view.roleId = input.shared_with === 'role' ? await roleOf(ctx, input.role_id ?? null) : null
    return view
  },
})

/** The same from the list: taking a view back needs no right, showing it to others does. */
export async function shareView(ctx: Context, id: number, input: Input) {
  if (input.shared_with !== 'private') ctx.access.authorize('kernel.saved_view', SHARE)
  return transaction(ctx, (inner) =>
    inner.run<SavedView>('kernel.saved_view.share', id, { ...input })
  )
}

async function roleOf(ctx: Context, id: number | null) {
  const role = id === null ? undefined : await ctx.records('kernel.role').find(id)
  if (!role || role.archivedAt) {
    throw Refusal.input([{ field: 'role_id', code: id === null ? 'E_REQUIRED' : 'E_REFERENCE' }])
  }
  return role.id
}
