import { assertMayGiveRole } from '#kernel/access/grants/may_grant'
import type Membership from '#kernel/companies/membership'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { boolean, date, reference } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/** A role that a member has in the company of the membership, for good or for some days. */
@model({ name: 'kernel.membership_role', title: 'role_id', lineOf: 'kernel.membership' })
export default class MembershipRole extends RecordModel {
  @reference('kernel.membership', { required: true }) declare membershipId: number
  @reference('kernel.role', { required: true }) declare roleId: number

  /** The first day it counts on, and the last: without them from now on, and until it is taken away. */
  @date() declare startsOn: string | null
  @date() declare endsOn: string | null
  /** What its holder reads while it counts is noted, under Readings. */
  @boolean() declare isLogged: boolean

  override async prepare(ctx: Context) {
    if (this.startsOn && this.endsOn && this.endsOn < this.startsOn) {
      throw Refusal.input([{ field: 'ends_on', code: 'E_GRANT_DAYS' }])
    }
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
