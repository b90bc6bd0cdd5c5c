import env from '#start/env'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { addMember } from '#kernel/companies/add_member'
import { assertSameCompany } from '#kernel/companies/same_company'
import { createToken } from '#kernel/accounts/create_token'
import { list } from '#kernel/records/query/list'
import { registry } from '#kernel/plugins/registry'
import { readEpochs } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

/** Sam, a member of acme and bolt. */
async function samInTwo(world: World) {
  const { sam } = await people(world)
  const bolt = await world.context({ company: 'bolt' })
  await transaction(bolt, (inner) => addMember(inner, sam, []))
  const visitor = new Visitor()
  await visitor.signIn('sam')
  return { sam, visitor, acme: await world.company(), bolt: bolt.company }
}

const companyOf = async (visitor: Visitor) =>
  (await visitor.get('/kernel/preferences')).body.props.company.id

test.group('The company of a session', (group) => {
  group.each.timeout(20_000)

  test('starts as the user’s own and is switched', async ({ world, assert }) => {
    const { visitor, acme, bolt } = await samInTwo(world)
    assert.equal(await companyOf(visitor), acme.id)
    const answer = await visitor.send('POST', '/kernel/company', {
      company_id: bolt.id,
      return_to: '/kernel/my-sessions',
    })
    assert.equal(answer.location, '/kernel/my-sessions')
    assert.equal(await companyOf(visitor), bolt.id)
    const props = (await visitor.get('/kernel/preferences')).body.props
    assert.deepEqual(
      props.companies.map((one: { name: string }) => one.name),
      ['acme', 'bolt']
    )
  })

  test('is never one the user does not belong to', async ({ world, assert }) => {
    const { visitor, acme } = await samInTwo(world)
    const other = await world.company('cargo')
    assert.equal(
      (await visitor.ask('POST', '/kernel/company', { company_id: other.id })).status,
      404
    )
    assert.equal(await companyOf(visitor), acme.id)
    const reading = await visitor.ask('POST', '/kernel/company', {
      company_id: acme.id,
      reading: [other.id],
    })
    assert.equal(reading.status, 404)
  })

  test('leads nowhere else', async ({ world, assert }) => {
    const { visitor, bolt } = await samInTwo(world)
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
    ]) {
      const answer = await visitor.send('POST', '/kernel/company', {
        company_id: bolt.id,
        return_to: path,
      })
      assert.equal(answer.location, '/', path)
    }
  })

  test('is left with the membership, in the next request', async ({ world, assert }) => {
    const { sam, visitor, acme, bolt } = await samInTwo(world)
    await visitor.send('POST', '/kernel/company', { company_id: bolt.id })
    const row = await db
      .from('memberships')
      .where({ user_id: sam, company_id: bolt.id })
      .firstOrFail()
    const kernel = await world.context({ company: 'bolt' })
    await kernel.run('kernel.membership.archive', Number(row.id))
    assert.equal(await companyOf(visitor), acme.id)
  })

  test('without any company left there is only a refusal', async ({ world, assert }) => {
    const { sam } = await people(world)
    const visitor = new Visitor()
    await visitor.signIn('sam')
    await (
      await world.context()
    ).run(
      'kernel.membership.archive',
      Number((await db.from('memberships').where('user_id', sam).firstOrFail()).id)
    )
    const answer = await visitor.ask('GET', '/kernel/preferences')
    assert.equal(answer.status, 403)
    assert.equal(answer.body.code, 'E_NO_COMPANY')
  })

  test('what was filled in for another is refused', async ({ world, assert }) => {
    const { acme, bolt } = await samInTwo(world)
    const ctx = await world.context()
    assertSameCompany(ctx, acme.id)
    assertSameCompany(ctx, String(acme.id))
    assertSameCompany(ctx, undefined)
    assert.throws(() => assertSameCompany(ctx, bolt.id), 'E_OTHER_COMPANY')
    assert.throws(() => assertSameCompany(ctx, 'x'), 'E_OTHER_COMPANY')
  })
})

test.group('What a process knows of people', (group) => {
  group.each.timeout(20_000)

  test('a new role counts in the next request of every process', async ({ world, assert }) => {
    const { sam } = await people(world)
    const ctx = await world.context()
    const secret = await createToken(ctx, { userId: sam, name: 'Shop' })
    const call = async () =>
      (
        await fetch(new URL('/api/v1/kernel/org-units', env.get('APP_URL')), {
          headers: { authorization: `Bearer ${secret}` },
        })
      ).status
    assert.equal(await call(), 403)
    const { seedRoles } = await import('#kernel/access/seed_roles')
    await seedRoles(ctx, 'kernel', { reader: ['kernel.org_unit.read'] })
    const role = await db.from('roles').where('key', 'reader').firstOrFail()
    const membership = await db.from('memberships').where('user_id', sam).firstOrFail()
    await ctx.run('kernel.membership.update', Number(membership.id), {
      roles: [{ role_id: Number(role.id) }],
    })
    assert.equal(await call(), 200)
    const line = await db
      .from('membership_roles')
      .where('membership_id', membership.id)
      .firstOrFail()
    await ctx.run('kernel.membership.update', Number(membership.id), {
      roles: [{ id: Number(line.id), _delete: true }],
    })
    assert.equal(await call(), 403)
  })

  test('{what} moves the epoch')
    .with([
      { what: 'kernel.user.update', input: { name: 'Samuel' } },
      { what: 'kernel.company.update', input: { currency: 'USD' } },
      { what: 'kernel.org_unit.create', input: { name: 'North' } },
    ])
    .run(async ({ world, assert }, { what, input }) => {
      const { sam } = await people(world)
      const ctx = await world.context()
      const before = (await readEpochs()).access
      const target = what.includes('user') ? sam : what.includes('company') ? ctx.company.id : null
      await ctx.run(what, target, input)
      assert.isAbove((await readEpochs()).access, before)
    })

  test('one default company a user has', async ({ world, assert }) => {
    const { sam, bolt } = await samInTwo(world)
    const kernel = await world.context({ company: 'bolt' })
    const row = await db
      .from('memberships')
      .where({ user_id: sam, company_id: bolt.id })
      .firstOrFail()
    await kernel.run('kernel.membership.update', Number(row.id), { is_default: true })
    const defaults = await db
      .from('memberships')
      .where({ user_id: sam, is_default: 1 })
      .select('company_id')
    assert.deepEqual(
      defaults.map((one) => Number(one.company_id)),
      [bolt.id]
    )
  })
})

test.group('What belongs to the deployment', (group) => {
  group.each.timeout(20_000)

  test('others see the people and companies they share, an administrator all', async ({
    world,
    assert,
  }) => {
    await people(world)
    const cargo = await world.context({ company: 'cargo' })
    const { createUser } = await import('#kernel/accounts/create_user')
    const stranger = await createUser(cargo, {
      name: 'Uma',
      email: 'uma@cargo.example',
      password: 'blue lamp quiet river',
    })
    await transaction(cargo, (inner) => addMember(inner, stranger.id, []))
    const { seedRoles } = await import('#kernel/access/seed_roles')
    await world.enable('contacts')
    await seedRoles(await world.context(), 'contacts', {
      people: ['kernel.user.read', 'kernel.company.read'],
    })
    const names = async (who: string, model: string) => {
      const { data } = await list(await world.as(who).context(), registry.model(model), {
        sort: 'name',
      })
      return data.map((row) => row.name as string)
    }
    assert.notInclude(await names('contacts.people', 'kernel.user'), 'Uma')
    assert.deepEqual(await names('contacts.people', 'kernel.company'), ['acme'])
    assert.include(await names('ada', 'kernel.user'), 'Uma')
    assert.deepEqual(await names('ada', 'kernel.company'), ['acme', 'cargo'])
  })

  test('a company’s own people change its profile, not another’s', async ({ world, assert }) => {
    await people(world)
    const { seedRoles } = await import('#kernel/access/seed_roles')
    await world.enable('contacts')
    await seedRoles(await world.context(), 'contacts', { office: ['kernel.company.*'] })
    const office = await world.as('contacts.office').context()
    const other = await world.company('bolt')
    await office.run('kernel.company.update', office.company.id, { city: 'Kyiv' })
    await assert.rejects(
      () => office.run('kernel.company.update', other.id, { city: 'Lviv' }),
      'E_NOT_FOUND'
    )
    await assert.rejects(
      () => office.run('kernel.company.create', null, { name: 'New', currency: 'EUR' }),
      'E_ADMINISTRATOR_ONLY'
    )
  })
})
