import type Role from '#kernel/access/models/role'
import type Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { World } from '#kernel/plugins/testing/world'
import { transaction } from '#kernel/records/storage/transaction'

export interface RuleBody {
  model?: string
  operations?: string[]
  filter?: unknown
  fields?: string[]
  sensitive?: string[]
}

/** A role of acme with these rules, about organisation units unless told otherwise. */
export async function role(world: World, name: string, rules: RuleBody[]): Promise<Role> {
  const ctx = await world.context()
  const lines = rules.map((rule) => ({ model: 'kernel.org_unit', operations: [], ...rule }))
  return ctx.run<Role>('kernel.role.create', null, { name, rules: lines })
}

/** Gives someone a role and answers what he may do from now on. */
export async function give(world: World, who: string, given: Role): Promise<Context> {
  const userId = await world.user(who)
  await transaction(await world.context(), async (inner) => {
    const membership = await inner
      .records<Membership>('kernel.membership')
      .findBy(['user_id', 'eq', userId])
    await MembershipRole.create(inner, { membershipId: membership!.id, roleId: given.id })
  })
  return world.as(who).context()
}

/** Sam with a role of just these rules. */
export async function samWith(world: World, ...rules: RuleBody[]): Promise<Context> {
  return give(world, 'sam', await role(world, 'Helper', rules))
}

export async function restrict(world: World, rule: RuleBody & { name?: string }) {
  const ctx = await world.context()
  return ctx.run('kernel.rule.create', null, { model: 'kernel.org_unit', ...rule })
}

/** The refusal something ends with; fails where nothing is refused. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Refusal> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
