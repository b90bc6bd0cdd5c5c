import { inForce } from '#kernel/access/grants/in_force'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { placeholders } from '#kernel/records/query/sql'
import type { Recipients } from '#kernel/reports/schedules/wire'

const MOST = 500
const SHARE = 'share'

/** Whether the caller may have reports sent to others; to himself everybody may who sees the report. */
export const maySendToOthers = (ctx: Context) => ctx.access.allows('kernel.report_schedule', SHARE)

/**
 * Who is to get it, as it was asked. Throws 403 where others are named and the caller may send to himself only, 422
 * where there is nobody or somebody who does not belong to the company. An address alone is never taken: without a
 * user there are no rights to make the report with.
 */
export async function checkedRecipients(
  ctx: Context,
  { user_ids: users, role_ids: roles }: Recipients,
  ownerId: number
): Promise<Recipients> {
  const asked = { user_ids: [...new Set(users)], role_ids: [...new Set(roles)] }
  const count = asked.user_ids.length + asked.role_ids.length
  if (count === 0) throw wrong('user_ids', 'E_SCHEDULE_NOBODY')
  if (count > MOST) throw wrong('user_ids', 'E_SCHEDULE_TOO_MANY')
  const isForOthers = roles.length > 0 || users.some((id) => id !== ownerId)
  if (isForOthers && !maySendToOthers(ctx)) {
    throw new Refusal('E_SCHEDULE_OTHERS', {}, { status: 403 })
  }
  const people = new Set((await peopleOf(ctx)).map(({ id }) => id))
  if (!users.every((id) => people.has(id) || id === ownerId)) {
    throw wrong('user_ids', 'E_REFERENCE')
  }
  const known = new Set((await rolesOf(ctx)).map(({ id }) => id))
  if (!roles.every((id) => known.has(id))) throw wrong('role_ids', 'E_REFERENCE')
  return asked
}

/** Everybody it goes to now: those named, and whoever holds one of the roles. */
export async function recipientsNow(
  ctx: Context,
  users: readonly number[],
  roles: readonly number[]
) {
  if (roles.length === 0) return [...new Set(users)]
  const held = await ctx.rows<{ id: number }>(holders(roles), [
    ctx.company.id,
    ...roles,
    ctx.today,
    ctx.today,
  ])
  return [...new Set([...users, ...held.map(({ id }) => Number(id))])]
}

export interface Named {
  id: number
  name: string
}

/** The users of the company who can sign in. */
export async function peopleOf(ctx: Context): Promise<Named[]> {
  return named(await ctx.rows<Named>(PEOPLE, [ctx.company.id]))
}

export async function rolesOf(ctx: Context): Promise<Named[]> {
  return named(await ctx.rows<Named>(ROLES, [ctx.company.id]))
}

const named = (rows: Named[]) => rows.map(({ id, name }) => ({ id: Number(id), name }))

const wrong = (field: string, code: string) =>
  Refusal.input([{ field, code, params: { most: MOST } }])

const MEMBERS = `FROM \`memberships\` \`m\` JOIN \`users\` \`u\` ON \`u\`.\`id\` = \`m\`.\`user_id\`
  WHERE \`m\`.\`company_id\` = ? AND \`m\`.\`archived_at\` IS NULL AND \`u\`.\`archived_at\` IS NULL
    AND \`u\`.\`disabled_at\` IS NULL`
const PEOPLE = `SELECT DISTINCT \`u\`.\`id\`, \`u\`.\`name\` ${MEMBERS} ORDER BY \`u\`.\`name\`, \`u\`.\`id\``
const ROLES = `SELECT \`id\`, \`name\` FROM \`roles\` WHERE \`archived_at\` IS NULL
  AND (\`company_id\` = ? OR \`company_id\` IS NULL) ORDER BY \`name\`, \`id\``
const holders = (roles: readonly number[]) => `SELECT DISTINCT \`u\`.\`id\` ${MEMBERS}
  AND \`m\`.\`id\` IN (SELECT \`membership_id\` FROM \`membership_roles\`
    WHERE \`archived_at\` IS NULL AND \`role_id\` IN (${placeholders(roles)})
      AND ${inForce('membership_roles')})`
