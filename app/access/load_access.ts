import type { Access } from '#kernel/access/access'
import { combineAccess } from '#kernel/access/combine'
import { compileAccess } from '#kernel/access/compile'
import type { CompiledAccess } from '#kernel/access/compile'
import { modelFacts } from '#kernel/access/model_facts'
import { isAdministratorRole } from '#kernel/access/rule'
import { callerFacts } from '#kernel/access/stored/caller'
import { companyRules } from '#kernel/access/stored/company_rules'
import { readEpochs } from '#kernel/records/storage/epochs'
import { registry } from '#kernel/plugins/registry'

export interface LoadOptions {
  /** Acts under this one role: every API token does. */
  roleId?: number | null
  /** The business date rules compare with; the company's own day unless told. */
  today: string
  /** Further companies whose records are shown; each under its own rules. */
  companyIds?: readonly number[]
  /** The state of the rules if the caller has read it already. */
  epoch?: number
}

const LIMIT = 5000
const facts = modelFacts(registry)
let compiled = new Map<string, CompiledAccess>()
let compiledAt: number | undefined

/** What a user may do in a company. Compiled once per process and state of the rules. */
export async function loadAccess(
  userId: number,
  companyId: number,
  options: LoadOptions
): Promise<Access> {
  const epoch = options.epoch ?? (await readEpochs()).access
  const writing = await loadOne(userId, companyId, options, epoch)
  const others = (options.companyIds ?? []).filter((id) => id !== companyId)
  if (others.length === 0) return writing
  const reading = await Promise.all(others.map((id) => loadOne(userId, id, options, epoch)))
  return combineAccess(
    { companyId, access: writing },
    others.map((id, at) => ({ companyId: id, access: reading[at] }))
  )
}

async function loadOne(userId: number, companyId: number, options: LoadOptions, epoch: number) {
  if (compiledAt !== epoch || compiled.size > LIMIT) {
    compiled = new Map()
    compiledAt = epoch
  }
  const cache = compiled
  const key = [userId, companyId, options.roleId ?? '', options.today].join(':')
  const known = cache.get(key)
  if (known) return known
  const access = await compileFor(userId, companyId, options, epoch)
  cache.set(key, access)
  return access
}

/** The same without the cache: for explaining, and for what a change would bring. */
export async function compileFor(
  userId: number,
  companyId: number,
  options: { roleId?: number | null; today: string },
  epoch?: number
): Promise<CompiledAccess> {
  const [rules, caller] = await Promise.all([
    companyRules(companyId, epoch),
    callerFacts(userId, companyId, options.today),
  ])
  const roles = actingRoles(caller, options.roleId)
  const acting = rules.roles.filter((role) => roles.includes(role.id))
  const isAdmin = options.roleId
    ? acting.some(isAdministratorRole)
    : caller.isAdmin || acting.some(isAdministratorRole)
  return compileAccess(
    rules.rules.filter((rule) => rule.roleId === null || roles.includes(rule.roleId)),
    {
      user: { id: userId },
      unit: caller.unit,
      today: options.today,
      isAdmin: isAdmin && caller.isActive,
      isActive: caller.isActive,
      roleIds: roles,
      isLogged: caller.loggedRoleIds.some((id) => roles.includes(id)),
      model: facts,
      rolesAllowing: rules.rolesAllowing,
    }
  )
}

/** A token acts under its one role, and only while its user holds it: administrators hold every role. */
function actingRoles(
  caller: { isActive: boolean; isAdmin: boolean; roleIds: readonly number[] },
  roleId: number | null | undefined
): readonly number[] {
  if (!caller.isActive) return []
  if (!roleId) return caller.roleIds
  return caller.isAdmin || caller.roleIds.includes(roleId) ? [roleId] : []
}
