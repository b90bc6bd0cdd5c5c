import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import Role from '#kernel/access/models/role'
import { createToken } from '#kernel/accounts/create_token'
import { createUser } from '#kernel/accounts/create_user'
import { securityLogIsWhole } from '#kernel/accounts/security_log/chain_invariant'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { addMember } from '#kernel/companies/add_member'
import { transaction } from '#kernel/records/storage/transaction'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'

async function signedIn(login = 'ada@acme.example') {
  const visitor = new Visitor({ 'user-agent': 'Firefox/140 Windows' })
  await visitor.signIn(login)
  return visitor
}

/** What happened since the users were made. */
const events = () =>
  db.from('security_events').whereNot('details', 'like', '%user.create%').orderBy('position')
const kinds = async () => (await events()).map((row) => row.kind as string)

/** Ten events, and what the invariant says after tampering with them. */
async function breachesAfter(world: World, tamper: () => Promise<unknown>) {
  const sam = await world.user('sam')
  const ctx = await world.context()
  for (let time = 1; time <= 10; time++) {
    const from = { ip: `192.0.2.${time}`, userAgent: 'Firefox' }
    await securityEvent(ctx.with({ origin: from }), 'sign_in', { subjectId: sam })
  }
  const before = await securityLogIsWhole.check(ctx)
  if (before.length > 0) throw new Error(before.join('\n'))
  await tamper()
  return securityLogIsWhole.check(ctx)
}

const event = (position: number) => db.from('security_events').where('position', position)

test.group('The security log', (group) => {
  group.each.timeout(30_000)

  test('tells who signed in from where, failed to and left', async ({ world, assert }) => {
    const { ada, sam } = await people(world)
    const visitor = await signedIn()
    await visitor.send('POST', '/logout')
    await new Visitor().signIn('sam', 'a wrong password!')
    await new Visitor().signIn('nobody', 'hunter2 hunter2 hunter2')
    assert.deepEqual(await kinds(), ['sign_in', 'sign_out', 'sign_in_failed', 'sign_in_failed'])
    const [entered, , failed, unknown] = await events()
    assert.equal(Number(entered.user_id), ada)
    assert.equal(entered.ip, '127.0.0.1')
    assert.equal(entered.user_agent, 'Firefox/140 Windows')
    assert.match(entered.request_id, /^[\w-]{20,}$/)
    assert.equal(Number(failed.subject_id), sam)
    assert.isNull(failed.user_id)
    assert.isNull(unknown.subject_id)
    assert.notInclude(JSON.stringify(unknown), 'nobody')
  })

  test('notes that someone has to wait once, not at every try', async ({ world, assert }) => {
    await people(world)
    for (let time = 0; time < 8; time++) await new Visitor().signIn('sam', 'a wrong password!')
    const all = await kinds()
    assert.equal(all.filter((one) => one === 'sign_in_failed').length, 5)
    assert.equal(all.filter((one) => one === 'sign_in_throttled').length, 1)
  })

  test('tells who changed what others may do', async ({ world, assert }) => {
    const { sam } = await people(world)
    const ctx = await world.as('ada').context()
    const role = await ctx.run<{ id: number; version: number }>('kernel.role.create', null, {
      name: 'Clerks',
    })
    await ctx.run('kernel.role.update', role.id, { name: 'Scribes', version: role.version })
    await ctx.run('kernel.user.make_administrator', sam)
    await ctx.run('kernel.user.disable', sam)
    const rows = await events()
    const facts = rows.map((row) => ({ kind: row.kind, ...JSON.parse(row.details) }))
    assert.containsSubset(facts, [
      { kind: 'role_changed', operation: 'kernel.role.create', name: 'Clerks' },
      { kind: 'role_changed', operation: 'kernel.role.update', name: 'Scribes' },
      { kind: 'user_changed', operation: 'kernel.user.make_administrator', id: sam },
      { kind: 'user_changed', operation: 'kernel.user.disable', id: sam },
    ])
    assert.isTrue(rows.every((row) => Number(row.user_id) === ctx.user.id))
  })

  test('tells who took a list away as a file', async ({ world, assert }) => {
    const { ada } = await people(world)
    await world.enable('contacts')
    const visitor = await signedIn()
    await visitor.get('/contacts/parties/export?format=csv')
    const taken = await db.from('security_events').where('kind', 'exported').firstOrFail()
    assert.equal(Number(taken.user_id), ada)
    assert.deepEqual(JSON.parse(taken.details), { model: 'contacts.party', format: 'csv' })
  })

  test('does not know what did not happen', async ({ world, assert }) => {
    await people(world)
    const ctx = await world.as('ada').context()
    const before = (await kinds()).length
    await assert.rejects(() => ctx.run('kernel.user.disable', ctx.user.id), 'E_NOT_YOURSELF')
    assert.equal((await kinds()).length, before)
  })

  test('holds no secret: neither password nor cookie', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn()
    await visitor.ask('POST', '/kernel/password', {
      current_password: PASSWORD,
      password: 'green hill at noon',
    })
    const text = JSON.stringify(await db.from('security_events'))
    assert.include(text, 'password_changed')
    for (const secret of [PASSWORD, 'green hill', visitor.cookies.get('kontor')!]) {
      assert.notInclude(text, secret)
    }
  })

  test('cannot be given lines of its own', async ({ world, assert }) => {
    await people(world)
    const ctx = await world.context()
    const name = 'Clerks\r\n{"kind":"sign_in"}\u2028\u202etxt.exe\u0000'
    await securityEvent(ctx, 'role_changed', { name: name + 'x'.repeat(500) })
    const { details } = await db.from('security_events').orderBy('id', 'desc').firstOrFail()
    assert.notMatch(details, /[\u0000-\u001f\u2028\u202e]|\\[rnu]/)
    assert.isAtMost(JSON.parse(details).name.length, 200)
  })

  test('stands in one order, also when written by many at once', async ({ world, assert }) => {
    await people(world)
    const ctx = await world.context()
    const work = Array.from({ length: 20 }, (_, at) => securityEvent(ctx, 'exported', { at }))
    await Promise.all(work)
    assert.isEmpty(await securityLogIsWhole.check(ctx))
    assert.equal((await kinds()).filter((one) => one === 'exported').length, 20)
  })
})

test.group('Who reads the security log', (group) => {
  group.each.timeout(30_000)

  test('everything an administrator, of his company’s people a company’s', async ({
    world,
    assert,
  }) => {
    const { ada, sam } = await people(world)
    await world.company('bolt')
    const bolt = await world.context({ company: 'bolt' })
    await securityEvent(bolt, 'plugin_changed', { name: 'of bolt' })
    await signedIn()
    const acme = await world.context()
    const eve = await createUser(acme, { name: 'Eve', email: 'eve@acme.test', password: PASSWORD })
    const role = (await Role.findBy(acme, ['key', 'eq', 'administrator']))!
    await transaction(acme, (inner) => addMember(inner, eve.id, [role.id]))
    const read = async (userId: number) => {
      const token = await createToken(acme, { userId, name: 'test' })
      const address = new URL('/api/v1/kernel/security-events?limit=50', process.env.APP_URL)
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
      return answer.text()
    }
    assert.include(await read(ada), 'of bolt')
    const local = await read(eve.id)
    assert.notInclude(local, 'of bolt')
    assert.include(local, '"sign_in"')
    assert.include(await read(sam), 'E_FORBIDDEN')
  })

  test('nobody changes it by the API', async ({ world, assert }) => {
    await people(world)
    await signedIn()
    const token = await world.as('ada').token()
    const { id } = await db.from('security_events').firstOrFail()
    for (const method of ['PATCH', 'DELETE']) {
      const address = new URL(`/api/v1/kernel/security-events/${id}`, process.env.APP_URL)
      const answer = await fetch(address, {
        method,
        headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ version: 1 }),
      })
      assert.isAtLeast(answer.status, 400, method)
      assert.isBelow(answer.status, 500, method)
    }
    assert.isNotNull(await db.from('security_events').where('id', id).first())
  })
})

test.group('verify finds in the security log', (group) => {
  group.each.timeout(30_000)

  test('a changed event', async ({ world, assert }) => {
    const breaches = await breachesAfter(world, () => event(5).update({ kind: 'sign_out' }))
    assert.match(breaches.join(), /event 5 is not as it was written/)
  })

  test('another {what}')
    .with([
      { what: 'set of details', change: { details: '{"way":"invitation"}' } },
      { what: 'user', change: { subject_id: null } },
      { what: 'time', change: { at: '2020-01-01 00:00:00.000' } },
      { what: 'hash', change: { hash: '0'.repeat(64) } },
    ])
    .run(async ({ world, assert }, { change }) => {
      const breaches = await breachesAfter(world, () => event(7).update(change))
      assert.match(breaches.join(), /event 7 is not as it was written/)
    })

  test('one that is gone from the middle', async ({ world, assert }) => {
    const breaches = await breachesAfter(world, () => event(5).delete())
    assert.match(breaches.join(), /event 5 is missing/)
  })

  test('the last one gone', async ({ world, assert }) => {
    const breaches = await breachesAfter(world, () => event(10).delete())
    assert.match(breaches.join(), /ends at 9, but 10 events were written/)
  })

  test('one slipped in, with a hash of its own', async ({ world, assert }) => {
    const breaches = await breachesAfter(world, async () => {
      const last = await event(10).firstOrFail()
      const { id, ...copy } = last
      await db.table('security_events').insert({ ...copy, position: 11 })
    })
    assert.match(breaches.join(), /event 11 is not as it was written/)
  })

  test('another address', async ({ world, assert }) => {
    const breaches = await breachesAfter(world, () => event(3).update({ ip: '203.0.113.9' }))
    assert.match(breaches.join(), /origin of security event 3 was changed/)
  })

  test('nothing wrong with an address that was erased', async ({ world, assert }) => {
    const erased = await breachesAfter(world, () =>
      event(3).update({ ip: null, user_agent: null, origin_salt: null })
    )
    assert.isEmpty(erased)
  })
})
