import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { test, type World } from 'kontor/testing'
import { createToken } from '#kernel/accounts/create_token'
import Role from '#kernel/access/models/role'
import { codeAt } from '#tests/kernel/accounts/authenticator'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

async function call(token: string, method: string, path: string, body?: object | FormData) {
  const isForm = body instanceof FormData
  const response = await fetch(new URL(`/api/v1/kernel/${path}`, env.get('APP_URL')), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && !isForm && { 'content-type': 'application/json' }),
    },
    body: isForm ? body : body && JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

/** Ada is an administrator of the deployment; her role does not ask for a second factor until told. */
async function ada(world: World) {
  const { ada: userId } = await people(world)
  const ctx = await world.context()
  const role = (await Role.findBy(ctx, ['key', 'eq', 'administrator']))!
  const ask = () =>
    ctx.run('kernel.role.update', role.id, { needs_second_factor: true, version: role.version })
  return { userId, ctx, role, ask }
}

test.group('Tokens and the second factor', (group) => {
  group.each.timeout(30_000)

  test('a token of before is refused once a role asks for one, and says what to do', async ({
    world,
    assert,
  }) => {
    const { userId, ctx, ask } = await ada(world)
    const secret = await createToken(ctx, { userId, name: 'Shop' })
    assert.equal((await call(secret, 'GET', 'org-units')).status, 200)
    await ask()
    const { status, body } = await call(secret, 'GET', 'org-units')
    assert.equal(status, 403)
    assert.equal(body.code, 'E_TOKEN_SECOND_FACTOR')
    assert.include(body.next, 'Second factor')
  })

  test('none is made as long as one is owed', async ({ world, assert }) => {
    const { userId, ctx, ask } = await ada(world)
    await ask()
    await assert.rejects(() => createToken(ctx, { userId, name: 'Shop' }), 'E_SECOND_FACTOR_NEEDED')
    const visitor = new Visitor()
    await visitor.signIn()
    const made = await visitor.ask('POST', '/kernel/my-tokens', {})
    assert.equal(made.body.code, 'E_SECOND_FACTOR_NEEDED')
  })

  test('setting it up ends the tokens of before; one made after it works', async ({
    world,
    assert,
  }) => {
    const { userId, ctx, ask } = await ada(world)
    const before = await createToken(ctx, { userId, name: 'Before' })
    await ask()
    const visitor = new Visitor()
    await visitor.signIn()
    await visitor.get('/kernel/second-factor')
    await visitor.send('POST', '/kernel/second-factor')
    const { secret } = (await visitor.get('/kernel/second-factor')).body.props.factor.draft
    const code = codeAt(secret, Date.now())
    await visitor.ask('POST', '/kernel/second-factor/confirmation', { code })
    assert.equal((await call(before, 'GET', 'org-units')).status, 401)
    const after = await createToken(ctx, { userId, name: 'After' })
    assert.equal((await call(after, 'GET', 'org-units')).status, 200)
  })
})

test.group('What people may do', (group) => {
  group.each.timeout(30_000)

  function importOfUsers() {
    const form = new FormData()
    form.set('model', 'kernel.user')
    form.set('mapping', JSON.stringify({ columns: { Name: { field: 'name' } } }))
    form.set('file', new Blob(['Name\nEve\n'], { type: 'text/csv' }), 'users.csv')
    return form
  }

  const changes: { method: string; path: string; body?: () => object | FormData }[] = [
    { method: 'POST', path: 'users', body: () => ({ name: 'Eve', email: 'eve@acme.example' }) },
    { method: 'PATCH', path: 'users/:user', body: () => ({ name: 'Eve', version: 1 }) },
    { method: 'POST', path: 'users/:user/make-administrator', body: () => ({ version: 1 }) },
    { method: 'POST', path: 'users/bulk', body: () => ({ operation: 'disable', ids: [1] }) },
    { method: 'POST', path: 'invitations', body: () => ({ email: 'eve@acme.example' }) },
    { method: 'POST', path: 'memberships', body: () => ({ user_id: 1 }) },
    { method: 'POST', path: 'roles', body: () => ({ name: 'Everything' }) },
    { method: 'DELETE', path: 'roles/:role' },
    { method: 'POST', path: 'rules', body: () => ({ model: '*', operations: ['*'] }) },
    { method: 'POST', path: 'imports', body: importOfUsers },
  ]
  test('is not changed by a token that was not made for it: {method} {path}')
    .with(changes)
    .run(async ({ world, assert }, { method, path, body }) => {
      const { userId, ctx, role } = await ada(world)
      const secret = await createToken(ctx, { userId, name: 'Shop' })
      const address = path.replace(':user', `${userId}`).replace(':role', `${role.id}`)
      const users = await db.from('users').orderBy('id')
      const answer = await call(secret, method, address, body?.())
      assert.equal(answer.status, 403)
      assert.equal(answer.body.code, 'E_TOKEN_ACCESS')
      assert.deepEqual(await db.from('users').orderBy('id'), users)
    })

  test('can be read by it, and other records changed', async ({ world, assert }) => {
    const { userId, ctx } = await ada(world)
    const secret = await createToken(ctx, { userId, name: 'Shop' })
    assert.equal((await call(secret, 'GET', 'users')).status, 200)
    assert.equal((await call(secret, 'POST', 'org-units', { name: 'North' })).status, 201)
  })

  test('is changed by one that was made for it, under password and code', async ({
    world,
    assert,
  }) => {
    const { ctx, role } = await ada(world)
    const visitor = new Visitor()
    await visitor.signIn()
    const make = (changesAccess: boolean) =>
      visitor.ask('POST', '/kernel/my-tokens', {
        name: 'Staff',
        company_id: ctx.company.id,
        role_id: role.id,
        days: 30,
        changes_access: changesAccess,
      })
    const narrow = (await make(false)).body.data.secret
    const wide = (await make(true)).body.data.secret
    assert.equal((await call(narrow, 'POST', 'roles', { name: 'Clerks' })).status, 403)
    assert.equal((await call(wide, 'POST', 'roles', { name: 'Clerks' })).status, 201)
    const shown = (await visitor.get('/kernel/my-tokens')).body.props.tokens
    assert.deepEqual(
      shown.map((one: { changesAccess: boolean }) => one.changesAccess),
      [true, false]
    )
    const made = await db.from('security_events').where('kind', 'token_made').orderBy('id')
    assert.deepEqual(
      made.map((one) => JSON.parse(one.details).changes_access),
      [false, true]
    )
  })
})
