import { assertMayGiveRole } from '#kernel/access/grants/may_grant'
import Role from '#kernel/access/models/role'
import type { Context } from '#kernel/companies/context'
import { Refusal, type FieldError } from '#kernel/http/refusal'

/** The roles of the company that the caller may give to somebody else, for the form. */
export async function rolesToGive(ctx: Context) {
  const roles = await Role.where(ctx, ['archived_at', 'null'], { sort: 'name' })
  const may = await Promise.all(roles.map((role) => mayGive(ctx, role, 0)))
  return roles
    .filter((_, at) => may[at])
    .map(({ id, name, description }) => ({ id, name, description }))
}

/** The roles of these names or keys. Refuses (422) by name what is unknown or not the caller's to give. */
export async function rolesNamed(ctx: Context, names: readonly string[], userId: number) {
  const all = await Role.where(ctx, ['archived_at', 'null'])
  const errors: FieldError[] = []
  const found: Role[] = []
  for (const name of names) {
    const role = all.find((one) => isCalled(one, name))
    const code = !role
      ? 'E_INVITATION_ROLE'
      : (await mayGive(ctx, role, userId))
        ? null
        : 'E_INVITATION_BEYOND'
    if (code) errors.push({ field: 'roles', code, params: { role: name.slice(0, 60) } })
    else found.push(role!)
  }
  if (errors.length > 0) throw Refusal.input(errors)
  return found
}

const isCalled = ({ name, key }: Role, wanted: string) =>
  [name, key].some((one) => one?.toLowerCase() === wanted.trim().toLowerCase())

async function mayGive(ctx: Context, role: Role, userId: number) {
  try {
    await assertMayGiveRole(ctx, role.id, userId)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
