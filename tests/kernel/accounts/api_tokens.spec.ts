import env from '#start/env'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import ApiToken from '#kernel/accounts/api_token'
import { createToken } from '#kernel/accounts/create_token'
import { isSecret, newSecret } from '#kernel/accounts/token_secret'
import Role from '#kernel/access/models/role'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace('T', ' ').replace('Z', '')

async function call(token: string | null, headers: Record<string, string> = {}) {
  const response = await fetch(new URL('/api/v1/kernel/org-units', env.get('APP_URL')), {
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

async function tokenOfAda(world: World) {
  const { ada } = await people(world)
  const ctx = await world.context()
  return { ada, ctx, secret: await createToken(ctx, { userId: ada, name: 'Shop' }) }
}

test.group('API tokens', (group) => {
  group.each.timeout(20_000)

  test('open the API; nothing, a wrong one and a cookie do not', async ({ world, assert }) => {
    const { secret } = await tokenOfAda(world)
    assert.equal((await call(secret)).status, 200)
    const guest = await call(null)
    assert.equal(guest.status, 401)
    assert.equal(guest.headers.get('www-authenticate'), 'Bearer')
    assert.equal((await call(newSecret())).status, 401)
    assert.equal((await call(`${secret.slice(0, -1)}x`)).status, 401)
    const visitor = new Visitor()
    await visitor.signIn()
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    assert.equal((await call(null, { cookie })).status, 401)
  })

  test('do not open the screens', async ({ world, assert }) => {
    const { secret } = await tokenOfAda(world)
    const visitor = new Visitor({ authorization: `Bearer ${secret}` })
    assert.isFalse(await visitor.isSignedIn())
  })

  test('are kept as digests, expire after 90 days unless told', async ({ world, assert }) => {
    const { secret } = await tokenOfAda(world)
    const row = await db.from('api_tokens').firstOrFail()
    assert.notInclude(JSON.stringify(row), secret)
    assert.isTrue(secret.startsWith(row.prefix))
    assert.approximately(
      new Date(`${row.expires_at}Z`).getTime(),
      Date.now() + 90 * 86_400_000,
      60_000
    )
  })

  test('expire, also in a process that knows them already', async ({ world, assert }) => {
    const { secret, ctx, ada } = await tokenOfAda(world)
    assert.equal((await call(secret)).status, 200)
    await db.from('api_tokens').update({ expires_at: ago(1) })
    await db.from('epochs').increment('access', 1)
    assert.equal((await call(secret)).status, 401)
    await assert.rejects(
      () => createToken(ctx, { userId: ada, name: 'For ever', days: 366 }),
      'E_INPUT'
    )
    await assert.rejects(() => createToken(ctx, { userId: ada, name: 'Never', days: 0 }), 'E_INPUT')
  })

  test('are revoked at once', async ({ world, assert }) => {
    const { secret, ctx } = await tokenOfAda(world)
    assert.equal((await call(secret)).status, 200)
    const [token] = await ApiToken.where(ctx, ['name', 'eq', 'Shop'])
    await ctx.run('kernel.api_token.revoke', token.id)
    assert.equal((await call(secret)).status, 401)
  })

  test('end with their user: disabled, or with a new password', async ({ world, assert }) => {
    const { sam } = await people(world)
    const ctx = await world.context()
    const secret = await createToken(ctx, { userId: sam, name: 'Shop' })
    assert.equal((await call(secret)).status, 403)
    await ctx.run('kernel.user.disable', sam)
    assert.equal((await call(secret)).status, 401)
  })

  test('end with the membership', async ({ world, assert }) => {
    const { sam } = await people(world)
    const ctx = await world.context()
    const secret = await createToken(ctx, { userId: sam, name: 'Shop' })
    const row = await db.from('memberships').where('user_id', sam).firstOrFail()
    await ctx.run('kernel.membership.archive', Number(row.id))
    assert.equal((await call(secret)).status, 401)
  })

  test('act under one role only, also for an administrator', async ({ world, assert }) => {
    const { ada } = await people(world)
    const ctx = await world.context()
    const { transaction } = await import('#kernel/records/storage/transaction')
    const role = await transaction(ctx, (inner) =>
      Role.create(inner, { key: 'nothing', name: 'Nothing', companyId: inner.company.id })
    )
    const secret = await createToken(ctx, { userId: ada, name: 'Narrow', roleId: role.id })
    assert.equal((await call(secret)).status, 403)
  })

  test('note their use at most once a minute, and only after the secret was right', async ({
    world,
    assert,
  }) => {
    const { secret } = await tokenOfAda(world)
    const used = async () => (await db.from('api_tokens').firstOrFail()).last_used_at
    await call(newSecret())
    assert.isNull(await used())
    await call(secret)
    const first = await used()
    assert.isNotNull(first)
    await call(secret)
    assert.equal(await used(), first)
  })

  test('have a shape that a typing mistake does not keep', ({ assert }) => {
    const secret = newSecret()
    assert.isTrue(isSecret(secret))
    assert.isFalse(isSecret(secret.replace(/.$/, (last) => (last === '0' ? '1' : '0'))))
    assert.isFalse(isSecret('kontor_'))
    assert.isFalse(isSecret(''))
  })
})
