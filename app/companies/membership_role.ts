import { assertMayGiveRole } from '#kernel/access/grants/may_grant'
import type Membership from '#kernel/companies/membership'
import type { Context } from '#kernel/companies/context'
import { reference } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/** A role that a member has in the company of the membership. */
@model({ name: 'kernel.membership_role', title: 'role_id', lineOf: 'kernel.membership' })
export default class MembershipRole extends RecordModel {
  @reference('kernel.membership', { required: true }) declare membershipId: number
  @reference('kernel.role', { required: true }) declare roleId: number

  override async prepare(ctx: Context) {
    if (!this.archivedAt) await this.mayBeGiven(ctx)
    await bumpEpoch(ctx, 'access')
  }

  /** Nobody gives a role whose rules he does not hold himself. */
  private async mayBeGiven(ctx: Context) {
    const membership = await ctx
      .records<Membership>('kernel.membership')
      .findOrFail(this.membershipId)
    await assertMayGiveRole(ctx, this.roleId, membership.userId)
  }
}
