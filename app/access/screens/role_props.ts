import type { EditedRole, EditedRule, RoleProps } from '#kernel/access/screens/wire'
import { classesInUse, rightsFor } from '#kernel/access/screens/rights'
import type { Context } from '#kernel/companies/context'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Sensitivity } from '#kernel/records/fields/kinds'
import { registry } from '#kernel/plugins/registry'
import { show } from '#kernel/records/query/show'
import { allowedOn } from '#kernel/records/screens/allowed'

/** What the role editor shows; without id for a new role. */
export async function roleProps(ctx: Context, id: number | null): Promise<RoleProps> {
  const model = registry.model('kernel.role')
  const row = id === null ? null : await show(ctx, model, id)
  return {
    role: row && roleOf(row),
    rights: rightsFor(ctx),
    classes: classesInUse(),
    members: id === null ? [] : await membersOf(ctx, id),
    allowed: row ? await allowedOn(ctx, model, row) : ['create'],
    mayExplain: mayExplain(ctx),
  }
}

export const mayExplain = (ctx: Context) =>
  ctx.access.allows('kernel.rule', 'read') && ctx.access.allows('kernel.user', 'read')

type Row = Record<string, unknown>

function roleOf(row: Row): EditedRole {
  const rules = (row.rules ?? []) as Row[]
  return {
    id: Number(row.id),
    version: Number(row.version),
    name: String(row.name ?? ''),
    key: String(row.key ?? ''),
    description: (row.description as string | null) ?? null,
    needsSecondFactor: Boolean(row.needs_second_factor),
    idleMinutes: (row.idle_minutes as number | null) ?? null,
    ownerPlugin: (row.owner_plugin as string | null) ?? null,
    isShared: row.company_id === null,
    isArchived: Boolean(row.archived_at),
    rules: rules.filter((rule) => !rule.archived_at).map(ruleOf),
  }
}

export function ruleOf(rule: Row): EditedRule {
  return {
    id: Number(rule.id),
    name: (rule.name as string | null) ?? null,
    model: String(rule.model),
    operations: (rule.operations as string[] | null) ?? [],
    filter: (rule.filter as FilterNode | null) ?? null,
    fields: (rule.fields as string[] | null) ?? null,
    sensitive: (rule.sensitive as Sensitivity[] | null) ?? [],
  }
}

/** Members of the company who have the role. */
async function membersOf(ctx: Context, roleId: number) {
  if (
    !ctx.access.allows('kernel.membership', 'read') ||
    !ctx.access.allows('kernel.user', 'read')
  ) {
    return null
  }
  return ctx.rows<{ id: number; name: string }>(
    `SELECT m.\`id\`, u.\`name\` FROM \`membership_roles\` r
     JOIN \`memberships\` m ON m.\`id\` = r.\`membership_id\` AND m.\`archived_at\` IS NULL AND m.\`company_id\` = ?
     JOIN \`users\` u ON u.\`id\` = m.\`user_id\`
     WHERE r.\`role_id\` = ? AND r.\`archived_at\` IS NULL ORDER BY u.\`name\``,
    [ctx.company.id, roleId]
  )
}
