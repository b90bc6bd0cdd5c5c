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
    await bumpEpoch(ctx, 'access')
  }
}
