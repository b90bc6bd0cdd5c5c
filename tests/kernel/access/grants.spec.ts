import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { Context } from '#kernel/companies/context'
import type Membership from '#kernel/companies/membership'
import { give, refusalOf, restrict, role, samWith } from '#tests/kernel/access/people'

const UNIT = 'kernel.org_unit'
const EDITOR = ['kernel.role', 'kernel.rule'].map((model) => ({
  model,
  operations: ['read', 'create', 'update'],
}))
const HEAD = { model: 'kernel.membership', operations: ['read', 'create', 'update'] }
const READER = { operations: ['read'] }

const asRule = (rule: object) => ({ model: UNIT, operations: ['read'], ...rule })

test.group('Who edits roles gives only what he holds', () => {
  const vectors = [
    { title: 'a right he holds', rule: {}, code: null },
    { title: 'a right he lacks', rule: { operations: ['delete'] }, code: 'right' },
    { title: 'every right', rule: { model: '*', operations: ['*'] }, code: 'right' },
    { title: 'a class he lacks', rule: { sensitive: ['salary'] }, code: 'class' },
  ]
  for (const { title, rule, code } of vectors) {
    test(`${title}: ${code ? 'refused' : 'given'}`, async ({ world, assert }) => {
      const sam = await samWith(world, ...EDITOR, READER)
      const given = sam.run('kernel.role.create', null, { name: 'New', rules: [asRule(rule)] })
      if (!code) return void (await assert.doesNotReject(() => given))
      const error = await refusalOf(given)
      assert.equal(error.code, 'E_GRANT_BEYOND')
      assert.equal(error.status, 403)
      assert.equal(error.params.kind, code)
    })
  }

  test('a rule may not be widened either', async ({ world, assert }) => {
    const sam = await samWith(world, ...EDITOR, { ...READER, filter: ['kind', 'eq', 'branch'] })
    const narrow = asRule({ filter: ['kind', 'eq', 'branch'] })
    const given = await sam.run<{ id: number }>('kernel.role.create', null, {
      name: 'New',
      rules: [narrow],
    })
    const [line] = await sam.records('kernel.rule').where(['role_id', 'eq', given.id])
    const widened = { rules: [{ id: line.id, filter: null }] }
    await assert.rejects(() => sam.run('kernel.role.update', given.id, widened), 'E_GRANT_BEYOND')
  })

  test('a condition on a field he cannot read is refused as an unknown one', async ({
    world,
    assert,
  }) => {
    const sam = await samWith(world, ...EDITOR, { ...READER, fields: ['name'] })
    const probing = asRule({ fields: ['name'], filter: ['code', 'starts', 'N'] })
    const error = await refusalOf(
      sam.run('kernel.role.create', null, { name: 'New', rules: [probing] })
    )
    assert.equal(error.status, 422)
    assert.deepEqual(
      error.errors.map((one) => one.field),
      ['rules.0.filter']
    )
  })

  test('a role is given to members only by who holds its rules', async ({ world, assert }) => {
    const strong = await role(world, 'Strong', [{ operations: ['*'] }])
    const weak = await role(world, 'Weak', [READER])
    const sam = await samWith(world, HEAD, ...EDITOR, READER)
    const [membership] = await sam
      .records('kernel.membership')
      .where(['user_id', 'eq', sam.user.id])
    const take = (id: number) =>
      sam.run('kernel.membership.update', membership.id, { roles: [{ role_id: id }] })
    await assert.rejects(() => take(strong.id), 'E_GRANT_BEYOND')
    await assert.doesNotReject(() => take(weak.id))
  })

  test('restrictions are changed by administrators alone', async ({ world, assert }) => {
    const rule = await restrict(world, { operations: ['delete'] })
    const sam = await samWith(world, { model: 'kernel.rule', operations: ['*'] }, READER)
    const id = (rule as { id: number }).id
    await assert.rejects(() => sam.run('kernel.rule.archive', id), 'E_GRANT_BEYOND')
    await assert.rejects(() => sam.run('kernel.rule.create', null, asRule({})), 'E_GRANT_BEYOND')
    const ada = await world.as('ada').context()
    await assert.doesNotReject(() => ada.run('kernel.rule.archive', id))
  })

  test('a role of every company is changed by administrators of all of them', async ({
    world,
    assert,
  }) => {
    const shared = await role(world, 'Shared', [])
    await db.from('roles').where('id', shared.id).update({ company_id: null })
    const sam = await samWith(world, ...EDITOR)
    await assert.rejects(
      () => sam.run('kernel.role.update', shared.id, { name: 'Mine' }),
      'E_SHARED_ROLE'
    )
  })
})

test.group('Roundabout ways to more rights', () => {
  const member = async (ctx: Context, userId: number) =>
    (await ctx.records<Membership>('kernel.membership').findBy(['user_id', 'eq', userId]))!

  test('the administrator’s role is no gift, not even an emptied one', async ({
    world,
    assert,
  }) => {
    const sam = await samWith(world, HEAD, ...EDITOR, READER)
    const admin = (await sam.records('kernel.role').findBy(['key', 'eq', 'administrator']))!
    const rules = await sam.records('kernel.rule').where(['role_id', 'eq', admin.id])
    const emptied = { rules: rules.map(({ id }) => ({ id, _delete: true })) }
    await assert.rejects(() => sam.run('kernel.role.update', admin.id, emptied), 'E_GRANT_BEYOND')
    const own = await member(sam, sam.user.id)
    const take = { roles: [{ role_id: admin.id }] }
    await assert.rejects(() => sam.run('kernel.membership.update', own.id, take), 'E_GRANT_BEYOND')
  })

  test('a membership with more roles is not handed to somebody else', async ({ world, assert }) => {
    const strong = await role(world, 'Strong', [{ operations: ['*'] }])
    await give(world, 'ada', strong)
    const sam = await samWith(world, HEAD, ...EDITOR, READER, {
      model: 'kernel.user',
      operations: ['read'],
    })
    const eve = await world.create('kernel.user', { name: 'Eve', email: 'eve@acme.example' })
    const adas = await member(sam, await world.user('ada'))
    const handed = sam.run('kernel.membership.update', adas.id, { user_id: eve.id })
    await assert.rejects(() => handed, /E_GRANT_BEYOND|E_INPUT/)
  })

  test('nobody moves himself to another unit', async ({ world, assert }) => {
    const top = await world.create(UNIT, { name: 'Top' })
    const sam = await samWith(world, HEAD, READER)
    const own = await member(sam, sam.user.id)
    const move = sam.run('kernel.membership.update', own.id, { org_unit_id: top.id })
    await assert.rejects(() => move, 'E_OWN_UNIT')
  })
})

test.group('Sensitive classes', () => {
  const salaries = { model: '*', operations: [], sensitive: ['salary'] }

  test('an administrator gives one he does not hold to others', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const payroll = ada.run('kernel.role.create', null, { name: 'Payroll', rules: [salaries] })
    await assert.doesNotReject(() => payroll)
  })

  test('but not to himself, unless nobody else could', async ({ world, assert }) => {
    const given = await role(world, 'Payroll', [salaries])
    const ada = await world.as('ada').context()
    const [membership] = await ada
      .records('kernel.membership')
      .where(['user_id', 'eq', ada.user.id])
    const take = () =>
      ada.run('kernel.membership.update', membership.id, { roles: [{ role_id: given.id }] })
    const eve = await world.create('kernel.user', {
      name: 'Eve',
      email: 'eve@acme.example',
      is_admin: true,
    })
    await assert.rejects(take, 'E_GRANT_BEYOND')
    await db.from('users').where('id', eve.id).update({ disabled_at: '2026-11-22 09:00:00.000' })
    await assert.doesNotReject(take)
  })
})
