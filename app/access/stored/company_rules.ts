import type { RoleFacts, RuleFacts } from '#kernel/access/rule'
import { permits, ruleFromRow } from '#kernel/access/rule'
import { readEpochs } from '#kernel/records/storage/epochs'
import { readRows } from '#kernel/records/storage/reader'

/** All roles and rules that hold in a company. */
export interface CompanyRules {
  roles: readonly RoleFacts[]
  rules: readonly RuleFacts[]
  rolesAllowing(model: string, verb: string): RoleFacts[]
}

let known = new Map<number, CompanyRules>()
let knownAt: number | undefined

/** Read once per process and state of the rules. */
export async function companyRules(companyId: number, epoch?: number): Promise<CompanyRules> {
  const at = epoch ?? (await readEpochs()).access
  if (knownAt !== at) {
    known = new Map()
    knownAt = at
  }
  const cache = known
  const seen = cache.get(companyId)
  if (seen) return seen
  const read = await readCompanyRules(companyId)
  cache.set(companyId, read)
  return read
}

async function readCompanyRules(companyId: number): Promise<CompanyRules> {
  const roles = (await readRows(ROLES, [companyId])).map(roleFromRow)
  const rules = (await readRows(RULES, [companyId])).map(ruleFromRow)
  const live = new Set(roles.map((role) => role.id))
  const standing = rules.filter((rule) => rule.roleId === null || live.has(rule.roleId))
  return {
    roles,
    rules: standing,
    rolesAllowing: (model, verb) => {
      const allowing = standing.filter((rule) => rule.roleId !== null && permits(rule, model, verb))
      // A role that may everything is no answer where a smaller one would do.
      const smaller = allowing.filter((rule) => rule.model !== '*')
      const wanted = smaller.length > 0 ? smaller : allowing
      return roles.filter((role) => wanted.some((rule) => rule.roleId === role.id))
    },
  }
}

const HERE = '`archived_at` IS NULL AND (`company_id` = ? OR `company_id` IS NULL)'

const ROLES = `SELECT \`id\`, \`key\`, \`name\`, \`owner_plugin\` FROM \`roles\` WHERE ${HERE} ORDER BY \`name\`, \`id\``

const RULES = `SELECT \`id\`, \`name\`, \`role_id\`, \`model\`, \`operations\`, \`filter\`, \`fields\`, \`sensitive\`
  FROM \`rules\` WHERE ${HERE} ORDER BY \`id\``

function roleFromRow(row: Record<string, unknown>): RoleFacts {
  return {
    id: Number(row.id),
    key: String(row.key),
    name: String(row.name),
    ownerPlugin: row.owner_plugin === null ? null : String(row.owner_plugin),
  }
}
