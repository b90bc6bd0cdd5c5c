import { checkRule } from '#kernel/access/grants/check_rule'
import { assertMayGrant, holdersOf } from '#kernel/access/grants/may_grant'
import { ruleFromRecord } from '#kernel/access/grants/rule_of_record'
import { ruleFromRow } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { json, reference, text } from '#kernel/records/fields/decorators'
import type { Sensitivity } from '#kernel/records/fields/kinds'
import { model } from '#kernel/records/model'
import type { FilterNode } from '#kernel/records/query/filter'
import { ORIGINAL, RecordModel } from '#kernel/records/record_model'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/**
 * One permission of a role, or, without a role, a restriction everybody in the company is under.
 * Permissions are OR-ed, restrictions AND-ed, and nothing is allowed that no permission allows.
 */
@model({
  name: 'kernel.rule',
  title: 'name',
  search: ['name', 'model', 'role.name'],
  scope: 'shared',
  verbs: ['create', 'update', 'archive'],
  sort: 'model',
  list: ['name', 'role_id', 'model', 'owner_plugin', 'updated_at'],
  form: [
    {
      key: 'rule',
      fields: ['name', 'role_id', 'model', 'operations', 'filter', 'fields', 'sensitive'],
    },
  ],
  icon: 'i-lucide-shield-check',
})
export default class Rule extends RecordModel {
  /** Why it is there, in a sentence: shown to whoever it stops. */
  @text({ max: 200 }) declare name: string | null
  @reference('kernel.role') declare roleId: number | null
  /** A model's name, `<plugin>.*` or `*`. */
  @text({ required: true, max: 120, names: 'model' }) declare model: string
  /** Verbs or `*`; none where it only grants sensitive classes. */
  @json({ required: true }) declare operations: string[]
  @json() declare filter: FilterNode | null
  @json() declare fields: string[] | null
  @json() declare sensitive: Sensitivity[] | null
  @text({ readonly: true, max: 60, names: 'plugin' }) declare ownerPlugin: string | null

  override async prepare(ctx: Context) {
    await this.standWithRole(ctx)
    if (!this.archivedAt) checkRule(ctx, this)
    await this.mayChange(ctx)
    await bumpEpoch(ctx, 'access')
  }

  /** A permission holds wherever its role does. */
  private async standWithRole(ctx: Context) {
    if (this.id && this.roleId === (this[ORIGINAL].role_id ?? null)) return
    const role = this.roleId ? await ctx.records('kernel.role').findOrFail(this.roleId) : null
    this.companyId = role ? role.companyId : ctx.company.id
  }

  private async mayChange(ctx: Context) {
    const receivers = async () => (this.roleId ? holdersOf(ctx, this.roleId) : [])
    if (!this.archivedAt || this.roleId === null) {
      await assertMayGrant(ctx, ruleFromRecord(this), receivers)
    }
    // A restriction that becomes a permission stops restricting: that too is the administrator's.
    const before = this.id ? ruleFromRow(this[ORIGINAL]) : null
    if (before && before.roleId === null) await assertMayGrant(ctx, before, receivers)
  }
}
