import { assertMayGrant } from '#kernel/access/grants/may_grant'
import { LONGEST_IDLE, SHORTEST_IDLE } from '#kernel/accounts/session_limits'
import { ruleFromRecord } from '#kernel/access/grants/rule_of_record'
import type Rule from '#kernel/access/models/rule'
import type { Context } from '#kernel/companies/context'
import { boolean, integer, lines, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { ORIGINAL, RecordModel } from '#kernel/records/record_model'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/** A named set of rules that members of a company are given. */
@model({
  name: 'kernel.role',
  title: 'name',
  search: ['name', 'key', 'description'],
  scope: 'shared',
  sort: 'name',
  list: ['name', 'key', 'owner_plugin', 'description', 'updated_at'],
  form: [
    { key: 'role', fields: ['name', 'description', 'needs_second_factor', 'idle_minutes'] },
    { key: 'rules', fields: ['rules'] },
  ],
  icon: 'i-lucide-shield',
})
export default class Role extends RecordModel {
  /** What programs and plugins call it; made from the name unless given, and kept. */
  @text({ max: 60 }) declare key: string | null
  @text({ required: true, max: 120 }) declare name: string
  @text({ max: 500 }) declare description: string | null
  /** Whoever holds it signs in with a second factor, in every company. */
  @boolean() declare needsSecondFactor: boolean
  /** Minutes without a request after which its members are signed out; the shortest of their roles counts. */
  @integer({ min: SHORTEST_IDLE, max: LONGEST_IDLE }) declare idleMinutes: number | null
  /** The plugin that brought it; what it grants is the administrator's all the same. */
  @text({ readonly: true, max: 60, names: 'plugin' }) declare ownerPlugin: string | null
  @lines('kernel.rule', { by: 'role_id' }) declare rules: unknown

  override async prepare(ctx: Context) {
    this.key = String(this[ORIGINAL].key ?? this.key ?? '') || keyFrom(this.name)
    if (!this.id) this.companyId ??= ctx.company.id
    if (this[ORIGINAL].archived_at && !this.archivedAt) await this.mayComeBack(ctx)
    await bumpEpoch(ctx, 'access')
  }

  /** Brought back, a role gives its rules to its members again. */
  private async mayComeBack(ctx: Context) {
    const rules = await ctx.lines<Rule>(this, 'rules')
    for (const rule of rules.filter((one) => !one.archivedAt)) {
      await assertMayGrant(ctx, ruleFromRecord(rule), async () => [ctx.user.id])
    }
  }
}

/** "Head of sales" → head_of_sales; a name without Latin letters gets a short random key. */
function keyFrom(name: string) {
  const key = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
  return key || `role_${crypto.randomUUID().slice(0, 8)}`
}
