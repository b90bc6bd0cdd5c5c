import { fullAccess } from '#kernel/access/full_access'
import Role from '#kernel/access/models/role'
import Rule from '#kernel/access/models/rule'
import { splitRight } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import type { RoleGrant } from '#kernel/plugins/declaration'
import type { Sensitivity } from '#kernel/records/fields/kinds'
import type { FilterNode } from '#kernel/records/query/filter'
import { transaction } from '#kernel/records/storage/transaction'

type Grants = readonly (string | RoleGrant)[]

interface Seed {
  model: string
  operations: string[]
  filter: FilterNode | null
  fields: string[] | null
  sensitive: Sensitivity[]
}

/**
 * Gives the company of `ctx` the roles a plugin declares, named in the company's language. Roles and
 * rules stay as an administrator left them; what is new comes in addition, also rights of a newer version
 * in rules that nobody has touched.
 */
export async function seedRoles(ctx: Context, plugin: string, roles: Record<string, Grants>) {
  // The kernel's own work, whoever enables the plugin: he need not hold what its roles grant.
  await transaction(ctx.with({ access: fullAccess }), async (inner) => {
    for (const [key, grants] of Object.entries(roles)) await seedRole(inner, plugin, key, grants)
  })
}

async function seedRole(ctx: Context, plugin: string, key: string, grants: Grants) {
  const qualified = plugin === 'kernel' ? key : `${plugin}.${key}`
  const role =
    (await Role.findBy(ctx, ['key', 'eq', qualified])) ??
    (await Role.create(ctx, {
      key: qualified,
      name: nameOf(ctx, plugin, key),
      ownerPlugin: plugin,
      companyId: ctx.company.id,
    }))
  if (role.ownerPlugin !== plugin) return
  const there = await Rule.where(ctx, ['role_id', 'eq', role.id])
  for (const seed of seedsOf(grants)) {
    const own = there.filter((rule) => rule.ownerPlugin === plugin && rule.model === seed.model)
    for (const rule of own) if (isUntouched(rule)) addRights(rule, seed)
    if (own.length > 0) continue
    await Rule.create(ctx, {
      ...seed,
      roleId: role.id,
      ownerPlugin: plugin,
      companyId: role.companyId,
    })
  }
}

/** As the plugin gave it, or as a newer version of the plugin has changed it since. */
const isUntouched = (rule: Rule) => rule.version === 1 || rule.updatedBy === null

function addRights(rule: Rule, seed: Seed) {
  if (scopeOf(rule) !== scopeOf(seed)) return
  const added = seed.operations.filter((verb) => !rule.operations.includes(verb))
  if (added.length > 0) rule.operations = [...rule.operations, ...added]
}

const scopeOf = ({ filter, fields, sensitive }: Pick<Rule, 'filter' | 'fields' | 'sensitive'>) =>
  JSON.stringify([filter, fields, sensitive ?? []])

function nameOf(ctx: Context, plugin: string, key: string) {
  const text = `${plugin}.roles.${key}`
  return hasMessage(ctx.company.language, text) ? message(ctx.company.language, text) : key
}

/** Rights and grants as rules: one for each model and condition. */
export function seedsOf(grants: Grants): Seed[] {
  const seeds = new Map<string, Seed>()
  for (const grant of grants) {
    const { rights, filter, fields, sensitive } =
      typeof grant === 'string' ? { rights: [grant] } : wide(grant)
    for (const right of rights) {
      const { model, verb } = splitRight(right)
      const seed: Seed = {
        model,
        operations: [],
        filter: (filter as FilterNode | undefined) ?? null,
        fields: fields ?? null,
        sensitive: (sensitive as Sensitivity[] | undefined) ?? [],
      }
      const key = JSON.stringify(seed)
      const known = seeds.get(key) ?? seed
      known.operations.push(verb)
      seeds.set(key, known)
    }
  }
  return [...seeds.values()]
}

const wide = (grant: RoleGrant): Partial<RoleGrant> & { rights: string[] } => grant
