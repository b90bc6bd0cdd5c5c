import type { CompanyContext } from '#kernel/companies/context'
import { readRows } from '#kernel/records/storage/reader'

/** A user as requests need him, with the companies he may work in. */
export interface KnownUser {
  id: number
  name: string
  email: string
  login: string | null
  language: string | null
  theme: string
  density: string
  isAdmin: boolean
  isDisabled: boolean
  securityEpoch: number
  /** Whether a role of his, in any company, asks for a second factor, and whether he has one. */
  needsSecondFactor: boolean
  hasSecondFactor: boolean
  /** The shortest idle limit among these roles; null where none sets one. */
  idleMinutes: number | null
  /** Those he is a member of, for an administrator of the deployment all; by name. */
  companies: readonly CompanyContext[]
  defaultCompanyId: number | null
}

let known = new Map<number, KnownUser | null>()
let knownAt: number | undefined

/** The user, read once per process and state of the access epoch; null where there is none. */
export async function knownUser(id: number, epoch: number): Promise<KnownUser | null> {
  if (epoch !== knownAt) {
    known = new Map()
    knownAt = epoch
  }
  const cache = known
  let user = cache.get(id)
  if (user === undefined) {
    user = await readUser(id)
    cache.set(id, user)
  }
  return user
}

/** The company the user works in: the chosen one if it is among his, else his default, else the first. */
export function companyOf(user: KnownUser, chosen: unknown): CompanyContext | undefined {
  const by = (id: unknown) => user.companies.find((one) => one.id === id)
  return by(chosen) ?? by(user.defaultCompanyId) ?? user.companies[0]
}

async function readUser(id: number): Promise<KnownUser | null> {
  const [row] = await readRows<UserRow>(USER, [id])
  if (!row) return null
  const memberships = await readRows<{ company_id: number; is_default: unknown }>(MEMBERSHIPS, [id])
  const isAdmin = Boolean(Number(row.is_admin))
  const companies = await readRows<CompanyRow>(COMPANIES)
  const [demands] = await readRows<Demands>(DEMANDS, [id, isAdmin ? 1 : 0])
  const own = new Set(memberships.map((one) => Number(one.company_id)))
  const standard = memberships.find((one) => Number(one.is_default))
  return {
    id: Number(row.id),
    name: row.name,
    email: row.email,
    login: row.login,
    language: row.language,
    theme: row.theme,
    density: row.density,
    isAdmin,
    isDisabled: row.disabled_at !== null,
    securityEpoch: Number(row.security_epoch),
    needsSecondFactor: Boolean(Number(demands.needs_second_factor)),
    hasSecondFactor: row.second_factor_at !== null,
    idleMinutes: demands.idle_minutes === null ? null : Number(demands.idle_minutes),
    companies: companies.filter((one) => isAdmin || own.has(Number(one.id))).map(companyContext),
    defaultCompanyId: standard ? Number(standard.company_id) : null,
  }
}

interface UserRow {
  id: number
  name: string
  email: string
  login: string | null
  language: string | null
  theme: string
  density: string
  is_admin: unknown
  disabled_at: string | null
  security_epoch: number
  second_factor_at: string | null
}

interface Demands {
  needs_second_factor: unknown
  idle_minutes: number | null
}

interface CompanyRow {
  id: number
  name: string
  currency: string
  time_zone: string
  language: string
}

const companyContext = (row: CompanyRow): CompanyContext => ({
  id: Number(row.id),
  name: row.name,
  currency: row.currency,
  timeZone: row.time_zone,
  language: row.language,
})

const USER = `SELECT \`id\`, \`name\`, \`email\`, \`login\`, \`language\`, \`theme\`, \`density\`, \`is_admin\`,
  \`disabled_at\`, \`security_epoch\`, \`second_factor_at\` FROM \`users\` WHERE \`id\` = ? AND \`archived_at\` IS NULL`

const MEMBERSHIPS =
  'SELECT `company_id`, `is_default` FROM `memberships` WHERE `user_id` = ? AND `archived_at` IS NULL'

const COMPANIES = `SELECT \`id\`, \`name\`, \`currency\`, \`time_zone\`, \`language\` FROM \`companies\`
  WHERE \`archived_at\` IS NULL ORDER BY \`name\`, \`id\``

/**
 * What the roles of a user ask of him, in whichever company he holds them. An administrator of the deployment may
 * do what the administrator of any company may, so he owes the same.
 */
const DEMANDS = `SELECT MAX(\`needs_second_factor\`) AS \`needs_second_factor\`, MIN(\`idle_minutes\`) AS \`idle_minutes\`
  FROM \`roles\` WHERE \`archived_at\` IS NULL AND (\`id\` IN (SELECT h.\`role_id\` FROM \`membership_roles\` h
  JOIN \`memberships\` m ON m.\`id\` = h.\`membership_id\` WHERE m.\`user_id\` = ? AND h.\`archived_at\` IS NULL
  AND m.\`archived_at\` IS NULL) OR (? = 1 AND \`key\` = 'administrator'))`
