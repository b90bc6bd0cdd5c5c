import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import env from '#start/env'
import Role from '#kernel/access/models/role'
import MembershipRole from '#kernel/companies/membership_role'
import { isSecret } from '#kernel/accounts/token_secret'
import { transaction } from '#kernel/records/storage/transaction'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

/** Sam, who holds the role of a reader of units, and another role that he does not hold. */
async function samTheReader(world: World) {
  const { sam } = await people(world)
  const ctx = await world.context()
  const [reader, other] = await transaction(ctx, async (inner) => {
    const companyId = inner.company.id
    const made = await Role.create(inner, { key: 'reader', name: 'Reader', companyId })
    const [row] = await inner.rows<{ id: number }>(
      'SELECT `id` FROM `memberships` WHERE `user_id` = ?',
      [sam]
    )
    await MembershipRole.create(inner, { membershipId: Number(row.id), roleId: made.id })
    return [made, await Role.create(inner, { key: 'other', name: 'Other', companyId })]
  })
  await ctx.run('kernel.rule.create', null, {
    name: 'Units',
    role_id: reader.id,
    model: 'kernel.org_unit',
    operations: ['read'],
  })
  const visitor = new Visitor()
  await visitor.signIn('sam')
  const order = (changes: object = {}) => ({
    name: 'Shop',
    company_id: ctx.company.id,
    role_id: reader.id,
    days: 30,
    ...changes,
  })
  return { sam, ctx, reader, other, visitor, order }
}

const statusWith = async (secret: string) => {
  const address = new URL('/api/v1/kernel/org-units', env.get('APP_URL'))
  return (await fetch(address, { headers: { authorization: `Bearer ${secret}` } })).status
}

test.group('My API tokens', (group) => {
  group.each.timeout(30_000)

  test('are made by oneself, shown once, and open what their role opens', async ({
    world,
    assert,
  }) => {
    const { visitor, order } = await samTheReader(world)
    const made = await visitor.ask('POST', '/kernel/my-tokens', order())
    assert.equal(made.status, 201)
    const { secret } = made.body.data
    assert.isTrue(isSecret(secret))
    assert.equal(await statusWith(secret), 200)
    const screen = await visitor.get('/kernel/my-tokens')
    const [token] = screen.body.props.tokens
    assert.include(token, { name: 'Shop', role: 'Reader', company: 'acme', state: 'active' })
    assert.isNotNull(token.lastUsedAt)
    assert.notInclude(JSON.stringify(screen.body), secret)
  })

  test('offer only roles held, and a year at most', async ({ world, assert }) => {
    const { visitor, order, other, reader, ctx } = await samTheReader(world)
    const screen = await visitor.get('/kernel/my-tokens')
    assert.deepEqual(screen.body.props.companies, [
      { id: ctx.company.id, name: 'acme', roles: [{ id: reader.id, name: 'Reader' }] },
    ])
    const refusals: [object, string, string][] = [
      [{ role_id: other.id }, 'role_id', 'E_TOKEN_ROLE_OTHERS'],
      [{ days: 366 }, 'days', 'E_TOKEN_DAYS'],
      [{ name: ' ' }, 'name', 'E_REQUIRED'],
      [{ company_id: 999_999 }, 'company_id', 'E_REFERENCE'],
      [{ user_id: 1 }, 'user_id', 'E_UNKNOWN_FIELD'],
    ]
    for (const [changes, field, code] of refusals) {
      const { status, body } = await visitor.ask('POST', '/kernel/my-tokens', order(changes))
      assert.equal(status, 422)
      assert.containSubset(body.errors, [{ field, code }])
    }
    assert.lengthOf(await db.from('api_tokens'), 0)
  })

  test('lose what their user loses', async ({ world, assert }) => {
    const { visitor, order, sam } = await samTheReader(world)
    const { secret } = (await visitor.ask('POST', '/kernel/my-tokens', order())).body.data
    assert.equal(await statusWith(secret), 200)
    const membership = await db.from('memberships').where('user_id', sam).firstOrFail()
    const ctx = await world.context()
    const lines = await db.from('membership_roles').where('membership_id', membership.id)
    await ctx.run('kernel.membership.update', Number(membership.id), {
      roles: lines.map(({ id }) => ({ id: Number(id), _delete: true })),
    })
    assert.equal(await statusWith(secret), 403)
  })

  test('are revoked by oneself at once; those of others are not there', async ({
    world,
    assert,
  }) => {
    const { visitor, order } = await samTheReader(world)
    const { secret } = (await visitor.ask('POST', '/kernel/my-tokens', order())).body.data
    const { id } = await db.from('api_tokens').firstOrFail()
    const ada = new Visitor()
    await ada.signIn()
    assert.equal((await ada.ask('DELETE', `/kernel/my-tokens/${id}`)).status, 404)
    assert.equal((await visitor.ask('DELETE', `/kernel/my-tokens/${id}`)).status, 303)
    assert.equal(await statusWith(secret), 401)
    assert.equal((await visitor.ask('DELETE', `/kernel/my-tokens/${id}`)).status, 409)
  })

  test('are all seen by administrators, who revoke them too', async ({ world, assert }) => {
    const { visitor, order } = await samTheReader(world)
    const { secret } = (await visitor.ask('POST', '/kernel/my-tokens', order())).body.data
    const ada = new Visitor()
    await ada.signIn()
    const list = await ada.get('/kernel/api-tokens')
    assert.containSubset(list.body.props.rows, [{ name: 'Shop', revoked_at: null }])
    assert.notInclude(JSON.stringify(list.body), secret)
    const [{ id, version, company_id: companyId }] = await db.from('api_tokens')
    const body = { company_id: Number(companyId), version: Number(version) }
    assert.equal((await ada.ask('POST', `/kernel/api-tokens/${id}/revoke`, body)).status, 200)
    assert.equal(await statusWith(secret), 401)
  })
})
