import type { Context } from 'kontor/plugin'
import type { World } from 'kontor/testing'

/** Models with amounts of the books; what is left of them where amounts are hidden. */
const AMOUNTED = [
  'entry',
  'open_item',
  'match',
  'invoice',
  'payment',
  'payment_batch',
  'cash_voucher',
  'cash_count',
  'tax_mark',
  'tax_filing',
  'opening',
  'revaluation',
  'advance',
  'advance_use',
  'advance_request',
]
const LEFT = ['external_id']

const dayAt = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Whoever holds all rights of a bookkeeper, and does not see the amounts of the company all the same. */
export const PEOPLE: Record<string, (world: World) => Promise<Context>> = {
  'a member without any right': (world) => world.as('sam').context(),
  'the chief accountant of another company': async (world) => {
    await world.enable('accounting', 'bolt')
    return world.as('accounting.manager').context('bolt')
  },
  'an auditor whose days are over': async (world) => {
    await datedAuditor(world, dayAt(-20), dayAt(-1))
    return world.as('accounting.auditor').context()
  },
  'a chief accountant who sees a part of the records': async (world) => {
    await restrict(world, (model) => ({
      model,
      filter: ['created_at', 'lt', '2001-01-01T00:00:00.000Z'],
    }))
    return world.as('accounting.manager').context()
  },
  'a chief accountant to whom amounts are hidden': async (world) => {
    await restrict(world, (model) => ({ model, fields: LEFT }))
    return world.as('accounting.manager').context()
  },
}

async function restrict(world: World, rule: (model: string) => Record<string, unknown>) {
  const admin = await world.as('ada').context()
  for (const model of AMOUNTED) {
    await admin.run('kernel.rule.create', null, {
      operations: ['read'],
      ...rule(`accounting.${model}`),
    })
  }
}

async function datedAuditor(world: World, startsOn: string, endsOn: string) {
  const ctx = await world.context()
  const userId = await world.user('accounting.auditor')
  const membership = await ctx.records('kernel.membership').findBy(['user_id', 'eq', userId])
  const [line] = (await ctx
    .records('kernel.membership_role')
    .where(['membership_id', 'eq', membership!.id])) as unknown as { id: number; roleId: number }[]
  const role = { id: line.id, role_id: line.roleId, starts_on: startsOn, ends_on: endsOn }
  await ctx.run('kernel.membership.update', membership!.id, { roles: [role] })
}
