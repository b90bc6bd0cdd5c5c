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
  const [asking] = await readRows(isAdmin ? ASKING_OF_ADMINISTRATORS : ASKING, [id])
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
    needsSecondFactor: asking !== undefined,
    hasSecondFactor: row.second_factor_at !== null,
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

const ASKING = `SELECT r.\`id\` FROM \`roles\` r JOIN \`membership_roles\` h ON h.\`role_id\` = r.\`id\`
  JOIN \`memberships\` m ON m.\`id\` = h.\`membership_id\` WHERE m.\`user_id\` = ? AND r.\`needs_second_factor\` = 1
  AND r.\`archived_at\` IS NULL AND h.\`archived_at\` IS NULL AND m.\`archived_at\` IS NULL LIMIT 1`

/** An administrator of the deployment may do what the administrator of any company may, so he owes the same. */
const ASKING_OF_ADMINISTRATORS = `${ASKING.replace(' LIMIT 1', '')}
  UNION SELECT \`id\` FROM \`roles\` WHERE \`key\` = 'administrator' AND \`needs_second_factor\` = 1
  AND \`archived_at\` IS NULL LIMIT 1`
