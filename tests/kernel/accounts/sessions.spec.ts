import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { PASSWORD, Visitor, countRows, people } from '#tests/kernel/accounts/visitor'

const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace('T', ' ').replace('Z', '')

async function signedIn(login?: string) {
  const visitor = new Visitor()
  await visitor.signIn(login)
  return visitor
}

test.group('Sessions', (group) => {
  group.each.timeout(20_000)

  test('are rows under a digest: the table does not give the cookie away', async ({
    world,
    assert,
  }) => {
    await people(world)
    const visitor = await signedIn()
    const [row] = await db.from('sessions')
    const signed = decodeURIComponent(visitor.cookies.get('kontor')!).slice(2).split('.')[0]
    const { message } = JSON.parse(Buffer.from(signed, 'base64url').toString())
    assert.equal(row.key_hash, createHash('sha256').update(message).digest('hex'))
    assert.notInclude(JSON.stringify(row), message)
  })

  test('end when idle for two hours, and after twelve whatever happens', async ({
    world,
    assert,
  }) => {
    await people(world)
    const visitor = await signedIn()
    await db.from('sessions').update({ last_seen_at: ago(119) })
    assert.isTrue(await visitor.isSignedIn())
    await db.from('sessions').update({ last_seen_at: ago(121) })
    assert.isFalse(await visitor.isSignedIn())
    await db.from('sessions').update({ last_seen_at: ago(0), created_at: ago(12 * 60 + 1) })
    assert.isFalse(await visitor.isSignedIn())
  })

  test('a read writes at most once a minute', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn()
    const seen = async () => (await db.from('sessions').firstOrFail()).last_seen_at
    const before = await seen()
    await visitor.get('/kernel/preferences')
    assert.equal(await seen(), before)
    await db.from('sessions').update({ last_seen_at: ago(2) })
    const old = await seen()
    await visitor.get('/kernel/preferences')
    assert.notEqual(await seen(), old)
  })

  test('signing out ends it for every copy of the cookie', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn()
    const copy = new Visitor()
    for (const [name, value] of visitor.cookies) copy.cookies.set(name, value)
    const answer = await visitor.send('POST', '/logout')
    assert.equal(answer.location, '/login')
    assert.include(answer.headers.get('clear-site-data'), 'cache')
    assert.isFalse(await copy.isSignedIn())
    assert.equal(await countRows('sessions'), 0)
  })

  test('a request under way does not bring a revoked one back', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn()
    const { SessionStore } = await import('#kernel/accounts/session_store')
    const store = new SessionStore({} as never)
    const signed = decodeURIComponent(visitor.cookies.get('kontor')!).slice(2).split('.')[0]
    const { message } = JSON.parse(Buffer.from(signed, 'base64url').toString())
    assert.exists(await store.read(message))
    await db.from('sessions').delete()
    await store.write(message, { company_id: 1 })
    await store.touch()
    assert.equal(await countRows('sessions'), 0)
  })

  test('disabling, a new password and a change of administration end them at once', async ({
    world,
    assert,
  }) => {
    const { sam } = await people(world)
    const admin = await world.as('ada').context()
    const ends: [string, () => Promise<unknown>][] = [
      ['make_administrator', () => admin.run('kernel.user.make_administrator', sam)],
      ['unmake_administrator', () => admin.run('kernel.user.unmake_administrator', sam)],
      ['disable', () => admin.run('kernel.user.disable', sam)],
    ]
    for (const [name, end] of ends) {
      const visitor = await signedIn('sam')
      assert.isTrue(await visitor.isSignedIn(), name)
      await end()
      assert.isFalse(await visitor.isSignedIn(), name)
    }
  })

  test('one epoch ends what a forgotten row would still open', async ({ world, assert }) => {
    const { sam } = await people(world)
    const visitor = await signedIn('sam')
    await db.from('users').where('id', sam).increment('security_epoch', 1)
    await db.from('epochs').increment('access', 1)
    assert.isFalse(await visitor.isSignedIn())
  })

  test('the own ones are listed and ended one by one or all others', async ({ world, assert }) => {
    await people(world)
    const [here, there, third] = [await signedIn(), await signedIn(), await signedIn()]
    const stranger = await signedIn('sam')
    const { body } = await here.get('/kernel/my-sessions')
    assert.equal(body.component, 'kernel::sessions')
    assert.lengthOf(body.props.sessions, 3)
    const own = body.props.sessions.filter((one: { current: boolean }) => one.current)
    assert.lengthOf(own, 1)
    const other = body.props.sessions.find((one: { current: boolean }) => !one.current)
    assert.equal((await stranger.ask('DELETE', `/kernel/my-sessions/${other.id}`)).status, 404)
    assert.equal((await here.send('DELETE', `/kernel/my-sessions/${other.id}`)).status, 303)
    assert.equal([await there.isSignedIn(), await third.isSignedIn()].filter(Boolean).length, 1)
    await here.send('DELETE', '/kernel/my-sessions')
    assert.deepEqual(
      [await here.isSignedIn(), await there.isSignedIn(), await third.isSignedIn()],
      [true, false, false]
    )
    assert.isTrue(await stranger.isSignedIn())
  })

  test('an administrator ends that of another', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn('sam')
    const admin = await world.as('ada').context()
    const row = await db.from('sessions').firstOrFail()
    await admin.run('kernel.session.revoke', Number(row.id))
    assert.isFalse(await visitor.isSignedIn())
  })

  test('the own password is changed only with the old one, and ends the others', async ({
    world,
    assert,
  }) => {
    await people(world)
    const [here, there] = [await signedIn(), await signedIn()]
    const change = (current_password: string, password: string) =>
      here.ask('POST', '/kernel/password', { current_password, password })
    const wrong = await change('not my password', 'green hill at noon')
    assert.deepInclude(wrong.body.errors[0], {
      field: 'current_password',
      code: 'E_PASSWORD_WRONG',
    })
    assert.equal((await change(PASSWORD, 'password1234')).body.errors[0].code, 'E_PASSWORD_COMMON')
    assert.equal((await change(PASSWORD, 'green hill at noon')).status, 303)
    assert.isTrue(await here.isSignedIn())
    assert.isFalse(await there.isSignedIn())
    assert.equal((await new Visitor().signIn('ada@acme.example', 'green hill at noon')).status, 303)
  })
})
