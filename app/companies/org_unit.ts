import type { Context } from '#kernel/companies/context'
import { choice, reference, text } from '#kernel/records/fields/decorators'
import { Refusal } from '#kernel/http/refusal'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'
import { bumpEpoch } from '#kernel/records/storage/epochs'

export type OrgUnitKind = 'division' | 'branch' | 'department'

/** A division, branch or department of a company; rules may end at a unit and all below it. */
@model({
  name: 'kernel.org_unit',
  title: 'name',
  search: ['name', 'code'],
  sort: 'name',
  list: ['name', 'code', 'kind', 'parent_id', 'manager_id'],
  icon: 'i-lucide-network',
})
export default class OrgUnit extends RecordModel {
  @text({ required: true, max: 120 }) declare name: string
  @text({ max: 40, unique: true }) declare code: string | null
  @choice({ of: ['division', 'branch', 'department'], required: true, default: 'department' })
  declare kind: OrgUnitKind
  @reference('kernel.org_unit', { tree: true }) declare parentId: number | null
  @reference('kernel.user') declare managerId: number | null

  override async prepare(ctx: Context) {
    await this.refuseCircle(ctx)
    await bumpEpoch(ctx, 'access')
  }

  /** Units above it are held until the end: two that are put under each other at once would both see no circle. */
  private async refuseCircle(ctx: Context) {
    for (let at = this.parentId; at;) {
      const above = await ctx.records(OrgUnit).find(at, { lock: 'share' })
      if (at === this.id) {
        throw Refusal.input([{ field: 'parent_id', code: 'E_CIRCLE', params: { name: this.name } }])
      }
      at = above?.parentId ?? null
    }
  }
}
