import { guardMembership } from '#kernel/access/grants/membership_guard'
import type { Context } from '#kernel/companies/context'
import { boolean, lines, reference } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/** Makes a user a member of a company: in which unit, with which roles. */
@model({
  name: 'kernel.membership',
  title: 'user_id',
  search: ['user.name', 'user.email'],
  verbs: ['create', 'update', 'archive'],
  list: ['user_id', 'org_unit_id', 'is_default'],
  form: [{ key: 'member', fields: ['user_id', 'org_unit_id', 'is_default', 'roles'] }],
  icon: 'i-lucide-id-card',
})
export default class Membership extends RecordModel {
  @reference('kernel.user', { required: true }) declare userId: number
  @reference('kernel.org_unit') declare orgUnitId: number | null
  /** The company the user starts in after signing in. */
  @boolean() declare isDefault: boolean
  @lines('kernel.membership_role', { by: 'membership_id' }) declare roles: unknown

  override async prepare(ctx: Context) {
    await guardMembership(ctx, this)
    if (this.isDefault) await this.becomeOnlyDefault(ctx)
    await bumpEpoch(ctx, 'access')
  }

  private async becomeOnlyDefault(ctx: Context) {
    await ctx
      .trx!.from('memberships')
      .where('user_id', this.userId)
      .whereNot('id', this.id ?? 0)
      .update({ is_default: false })
  }
}
