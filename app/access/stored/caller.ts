import { readRows } from '#kernel/records/storage/reader'

/** What the tables say of a user in one company. */
export interface CallerFacts {
  isAdmin: boolean
  /** Not disabled, and a member of the company or an administrator of the deployment. */
  isActive: boolean
  roleIds: readonly number[]
  unit: { id: number; below: readonly number[] } | null
}

const NOBODY: CallerFacts = { isAdmin: false, isActive: false, roleIds: [], unit: null }

export async function callerFacts(userId: number, companyId: number): Promise<CallerFacts> {
  const [user] = await readRows<UserRow>(USER, [companyId, userId])
  if (!user || user.disabled_at !== null) return NOBODY
  const isAdmin = Boolean(Number(user.is_admin))
  if (user.membership_id === null) return { ...NOBODY, isAdmin, isActive: isAdmin }
  const [roles, unit] = await Promise.all([
    readRows<{ role_id: number }>(MEMBERSHIP_ROLES, [user.membership_id]),
    unitFacts(user.org_unit_id, companyId),
  ])
  return { isAdmin, isActive: true, roleIds: roles.map((row) => Number(row.role_id)), unit }
}

/** A unit with all units below it. */
async function unitFacts(unitId: number | null, companyId: number) {
  if (unitId === null) return null
  const rows = await readRows<{ id: number; parent_id: number | null }>(UNITS, [companyId])
  const below = new Set([Number(unitId)])
  for (let grown = true; grown;) {
    const before = below.size
    for (const row of rows) if (below.has(Number(row.parent_id))) below.add(Number(row.id))
    grown = below.size > before
  }
  return { id: Number(unitId), below: [...below] }
}

interface UserRow {
  is_admin: unknown
  disabled_at: string | null
  membership_id: number | null
  org_unit_id: number | null
}

const USER = `SELECT u.\`is_admin\`, u.\`disabled_at\`, m.\`id\` AS \`membership_id\`, m.\`org_unit_id\`
  FROM \`users\` u LEFT JOIN \`memberships\` m
    ON m.\`user_id\` = u.\`id\` AND m.\`company_id\` = ? AND m.\`archived_at\` IS NULL
  WHERE u.\`id\` = ? AND u.\`archived_at\` IS NULL`

const MEMBERSHIP_ROLES =
  'SELECT `role_id` FROM `membership_roles` WHERE `membership_id` = ? AND `archived_at` IS NULL'

const UNITS = 'SELECT `id`, `parent_id` FROM `org_units` WHERE `company_id` = ?'
