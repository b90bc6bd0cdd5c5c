import { isInForce } from '#kernel/access/grants/in_force'
import { readRows } from '#kernel/records/storage/reader'

/** What the tables say of a user in one company. */
export interface CallerFacts {
  isAdmin: boolean
  /** Not disabled, and a member of the company or an administrator of the deployment. */
  isActive: boolean
  /** Those that count on the day. */
  roleIds: readonly number[]
  /** Of these, the ones whose holder's readings are noted. */
  loggedRoleIds: readonly number[]
  unit: { id: number; below: readonly number[] } | null
}

const NOBODY: CallerFacts = {
  isAdmin: false,
  isActive: false,
  roleIds: [],
  loggedRoleIds: [],
  unit: null,
}

/** `today` is the company's business date: roles that are given for some days count on these alone. */
export async function callerFacts(
  userId: number,
  companyId: number,
  today: string
): Promise<CallerFacts> {
  const [user] = await readRows<UserRow>(USER, [companyId, userId])
  if (!user || user.disabled_at !== null) return NOBODY
  const isAdmin = Boolean(Number(user.is_admin))
  if (user.membership_id === null) return { ...NOBODY, isAdmin, isActive: isAdmin }
  const [roles, unit] = await Promise.all([
    readRows<GrantRow>(MEMBERSHIP_ROLES, [user.membership_id]),
    unitFacts(user.org_unit_id, companyId),
  ])
  const held = roles.filter((row) =>
    isInForce({ startsOn: row.starts_on, endsOn: row.ends_on }, today)
  )
  const logged = held.filter((row) => Number(row.is_logged))
  const idOf = (row: GrantRow) => Number(row.role_id)
  return { isAdmin, isActive: true, roleIds: held.map(idOf), loggedRoleIds: logged.map(idOf), unit }
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

interface GrantRow {
  role_id: number
  starts_on: string | null
  ends_on: string | null
  is_logged: unknown
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
  'SELECT `role_id`, `starts_on`, `ends_on`, `is_logged` FROM `membership_roles` WHERE `membership_id` = ? AND `archived_at` IS NULL'

const UNITS = 'SELECT `id`, `parent_id` FROM `org_units` WHERE `company_id` = ?'
