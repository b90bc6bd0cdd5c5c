import { callerFacts } from '#kernel/access/stored/caller'
import { companyRules } from '#kernel/access/stored/company_rules'
import type { Context } from '#kernel/companies/context'
import { readRows } from '#kernel/records/storage/reader'

export type OfferedRole = {
  id: number
  name: string
}

/**
 * The roles a user's token may act under: those he holds in the company, for an administrator of the
 * deployment every one. The same is asked again with each call, so a token never has more than its user has.
 */
export async function rolesForToken(
  userId: number,
  companyId: number,
  today: string
): Promise<OfferedRole[]> {
  const [caller, company] = await Promise.all([
    callerFacts(userId, companyId, today),
    companyRules(companyId),
  ])
  if (!caller.isActive) return []
  return company.roles
    .filter(({ id }) => caller.isAdmin || caller.roleIds.includes(id))
    .map(({ id, name }) => ({ id, name }))
}

/** The companies a user works in, each with the roles his tokens may have there. */
export async function tokenOffers(ctx: Context) {
  const companies = await readRows<{ id: number; name: string }>(
    ctx.user.isAdmin ? ALL_COMPANIES : OWN_COMPANIES,
    ctx.user.isAdmin ? [] : [ctx.user.id]
  )
  const offers = companies.map(async ({ id, name }) => ({
    id: Number(id),
    name,
    roles: await rolesForToken(ctx.user.id, Number(id), ctx.today),
  }))
  return (await Promise.all(offers)).filter(({ roles }) => roles.length > 0)
}

const ALL_COMPANIES =
  'SELECT `id`, `name` FROM `companies` WHERE `archived_at` IS NULL ORDER BY `name`, `id`'

const OWN_COMPANIES = `SELECT c.\`id\`, c.\`name\` FROM \`companies\` c JOIN \`memberships\` m
  ON m.\`company_id\` = c.\`id\` AND m.\`archived_at\` IS NULL
  WHERE c.\`archived_at\` IS NULL AND m.\`user_id\` = ? ORDER BY c.\`name\`, c.\`id\``
