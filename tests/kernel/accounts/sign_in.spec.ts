import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { createUser } from '#kernel/accounts/create_user'
import { PASSWORD, Visitor, countRows, people } from '#tests/kernel/accounts/visitor'

test.group('Signing in', (group) => {
  group.each.timeout(20_000)

  test('by e-mail address, in any case, and by log-in name', async ({ world, assert }) => {
    await people(world)
    for (const login of ['ada@acme.example', ' Ada@ACME.example', 'SAM']) {
      const visitor = new Visitor()
      const answer = await visitor.signIn(login)
      assert.equal(answer.status, 303, login)
      assert.isTrue(await visitor.isSignedIn())
    }
  })

  test('answers an unknown, wrong, disabled and empty account alike', async ({ world, assert }) => {
    const { sam } = await people(world)
    await world.create('kernel.user', { name: 'Eve', email: 'eve@acme.example' })
    await createUser(await world.context(), {
      name: 'Bob',
      email: 'bob@acme.example',
      password: PASSWORD,
    })
    const admin = await world.as('ada').context()
    await admin.run('kernel.user.disable', sam)
    const tries = [
      ['nobody@acme.example', PASSWORD],
      ['ada@acme.example', 'a wrong password!'],
      ['sam', PASSWORD],
      ['eve@acme.example', PASSWORD],
    ]
    const answers = []
    for (const [login, password] of tries) {
      const { status, body } = await new Visitor().signIn(login, password)
      answers.push(JSON.stringify({ status, body: { ...body, request_id: null } }))
    }
    assert.equal(new Set(answers).size, 1, answers.join('\n'))
    assert.include(answers[0], 'E_SIGN_IN_FAILED')
  })

  test('gives a new id: one planted before is worth nothing after', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.get('/login')
    const planted = new Map(visitor.cookies)
    await visitor.signIn()
    assert.notEqual(visitor.cookies.get('kontor'), planted.get('kontor'))
    const attacker = new Visitor()
    for (const [name, value] of planted) attacker.cookies.set(name, value)
    assert.isFalse(await attacker.isSignedIn())
    assert.isTrue(await visitor.isSignedIn())
  })

  test('opening the page writes nothing, however often', async ({ world, assert }) => {
    await people(world)
    for (let time = 0; time < 3; time++) await new Visitor().get('/login')
    assert.equal(await countRows('sessions'), 0)
    assert.equal(await countRows('sign_in_attempts'), 0)
  })

  test('refuses keys the form does not have, and a form token from elsewhere', async ({
    world,
    assert,
  }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.get('/login')
    const extra = await visitor.ask('POST', '/login', {
      login: 'sam',
      password: PASSWORD,
      is_admin: true,
    })
    assert.equal(extra.status, 422)
    assert.deepInclude(extra.body.errors[0], { field: 'is_admin', code: 'E_UNKNOWN_FIELD' })
    visitor.cookies.set('XSRF-TOKEN', 'forged')
    const forged = await visitor.ask('POST', '/login', { login: 'sam', password: PASSWORD })
    assert.equal(forged.status, 403)
    assert.isFalse(await visitor.isSignedIn())
  })

  test('the query string is not looked at', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.get('/login')
    const answer = await visitor.ask(
      'POST',
      `/login?login=sam&password=${encodeURIComponent(PASSWORD)}`,
      {}
    )
    assert.equal(answer.status, 422)
  })

  test('without a company there is nothing to sign in to', async ({ world, assert }) => {
    const ctx = await world.context()
    await createUser(ctx, { name: 'Tim', email: 'tim@acme.example', password: PASSWORD })
    const answer = await new Visitor().signIn('tim@acme.example')
    assert.equal(answer.body.code, 'E_NO_COMPANY')
    assert.equal(await countRows('sessions'), 0)
  })

  test('leads to where one wanted to go, on this host only', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    const asked = await visitor.get('/kernel/my-sessions')
    assert.equal(asked.location, '/login')
    const answer = await visitor.signIn()
    assert.match(answer.location!, /^\/(kernel\/my-sessions)?$/)
  })

  test('keeps the password as a hash no list can reach', async ({ world, assert }) => {
    const { sam } = await people(world)
    const row = await db.from('users').where('id', sam).firstOrFail()
    assert.match(row.password_hash, /^\$scrypt\$/)
    const token = await world.as('ada').token()
    const list = await fetch(
      new URL('/api/v1/kernel/users?filter=["password_hash","notnull"]', process.env.APP_URL),
      {
        headers: { authorization: `Bearer ${token}` },
      }
    )
    assert.equal(list.status, 422)
  })
})
