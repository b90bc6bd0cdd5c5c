import { companyOf, knownUser, type KnownUser } from '#kernel/companies/known_user'
import { Refusal } from '#kernel/http/refusal'
import { readEpochs } from '#kernel/records/storage/epochs'
import { readRows } from '#kernel/records/storage/reader'

/** What people type on a command line, as the records meant. */

/** A user by address or log-in name. */
export async function userNamed(name: string): Promise<KnownUser> {
  const [row] = await readRows<{ id: number }>(
    'SELECT `id` FROM `users` WHERE `email` = ? OR `login` = ?',
    [name, name]
  )
  const user = row && (await knownUser(Number(row.id), (await readEpochs()).access))
  if (!user) throw new Refusal('E_NO_USER', { name }, { status: 404 })
  return user
}

/** A company by name; without a name the only one there is. */
export async function companyNamed(name: string | undefined, options: { optional?: boolean } = {}) {
  const rows = await readRows<{ id: number; name: string }>(
    'SELECT `id`, `name` FROM `companies` WHERE `archived_at` IS NULL ORDER BY `id`'
  )
  if (name === undefined && rows.length === 1) return Number(rows[0].id)
  if (name === undefined && options.optional) return null
  const found = rows.find((one) => sameText(one.name, name ?? '') || String(one.id) === name)
  if (!found) throw new Refusal('E_NO_COMPANY_NAMED', { name: name ?? '' }, { status: 404 })
  return Number(found.id)
}

/** A company of the user by name; without a name the one he starts in. */
export async function companyOfUser(user: KnownUser, name: string | undefined) {
  const company =
    name === undefined
      ? companyOf(user, undefined)
      : user.companies.find((one) => sameText(one.name, name) || String(one.id) === name)
  if (!company) throw new Refusal('E_NO_COMPANY_NAMED', { name: name ?? '' }, { status: 404 })
  return company.id
}

/** Roles of a company by key or name. */
export async function rolesNamed(companyId: number, names: readonly string[]) {
  const roles = await readRows<{ id: number; key: string; name: string }>(ROLES, [companyId])
  return names.map((name) => {
    const role = roles.find((one) => sameText(one.key, name) || sameText(one.name, name))
    if (!role) throw new Refusal('E_NO_ROLE', { name }, { status: 404 })
    return Number(role.id)
  })
}

/** The one role a token acts under: the one named, an administrator's own, or the only one the user has. */
export async function roleOfToken(user: KnownUser, companyId: number, name: string | undefined) {
  if (name !== undefined) return (await rolesNamed(companyId, [name]))[0]
  if (user.isAdmin) return (await rolesNamed(companyId, ['administrator']))[0]
  const held = await readRows<{ role_id: number }>(HELD, [user.id, companyId])
  if (held.length !== 1) throw new Refusal('E_TOKEN_ROLE', { count: held.length })
  return Number(held[0].role_id)
}

const sameText = (one: string, other: string) =>
  one.toLocaleLowerCase() === other.toLocaleLowerCase()

const ROLES =
  'SELECT `id`, `key`, `name` FROM `roles` WHERE (`company_id` = ? OR `company_id` IS NULL) AND `archived_at` IS NULL'

const HELD = `SELECT r.\`role_id\` FROM \`membership_roles\` r JOIN \`memberships\` m ON m.\`id\` = r.\`membership_id\`
  WHERE m.\`user_id\` = ? AND m.\`company_id\` = ? AND m.\`archived_at\` IS NULL AND r.\`archived_at\` IS NULL`
