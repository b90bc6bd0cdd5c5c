import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { networkOf } from '#kernel/accounts/network'
import { countAttempt, nextState, perAccount, perNetwork } from '#kernel/accounts/throttle'
import { Visitor, countRows, people } from '#tests/kernel/accounts/visitor'

const MINUTE = 60_000
const START = new Date('2026-11-22T09:00:00Z')
const later = (minutes: number) => new Date(START.getTime() + minutes * MINUTE)
const WRONG = 'a wrong password!'

/** How long an account waits after each of so many failures in a row, in minutes. */
function waits(counted: ReturnType<typeof perAccount>, failures: number) {
  let state = { failures: 0, startedAt: START.getTime(), blockedUntil: 0 }
  let now = START
  return Array.from({ length: failures }, () => {
    if (state.blockedUntil > now.getTime()) now = new Date(state.blockedUntil)
    state = nextState(state, counted, now)
    return Math.max(0, state.blockedUntil - now.getTime()) / MINUTE
  })
}

test.group('Throttled sign-in', (group) => {
  group.each.timeout(20_000)

  test('five in five minutes, then waits that double up to an hour', ({ assert }) => {
    assert.deepEqual(waits(perAccount('user:1'), 11), [0, 0, 0, 0, 5, 10, 20, 40, 60, 60, 60])
  })

  test('a network waits five minutes after 300, and no longer', ({ assert }) => {
    const all = waits(perNetwork('net:10.0.0.1'), 302)
    assert.deepEqual(all.slice(298), [0, 5, 0, 0])
  })

  test('failures far apart never add up', ({ assert }) => {
    let state = { failures: 0, startedAt: START.getTime(), blockedUntil: 0 }
    for (let time = 0; time < 50; time++) {
      state = nextState(state, perAccount('user:1'), later(time * 5))
    }
    assert.equal(state.failures, 1)
    assert.equal(state.blockedUntil, 0)
  })

  test('the sixth attempt is refused, with the right password too, and says how long', async ({
    world,
    assert,
  }) => {
    await people(world)
    for (let time = 0; time < 5; time++) {
      assert.equal((await new Visitor().signIn('sam', WRONG)).status, 422)
    }
    const refused = await new Visitor().signIn('sam')
    assert.equal(refused.status, 429)
    assert.equal(refused.body.code, 'E_TOO_MANY_ATTEMPTS')
    assert.approximately(Number(refused.headers.get('retry-after')), 300, 5)
    assert.equal((await new Visitor().signIn()).status, 303)
  })

  test('counts the account, whatever it is called by', async ({ world, assert }) => {
    await people(world)
    for (const login of ['sam', 'SAM', ' sam ', 'sam@acme.example', 'Sam@Acme.Example']) {
      await new Visitor().signIn(login, WRONG)
    }
    assert.equal((await new Visitor().signIn('sam')).status, 429)
  })

  test('an unknown account is throttled like a known one', async ({ world, assert }) => {
    await people(world)
    for (let time = 0; time < 5; time++) await new Visitor().signIn('nobody', WRONG)
    assert.equal((await new Visitor().signIn('nobody', WRONG)).status, 429)
  })

  test('success starts the account anew', async ({ world, assert }) => {
    await people(world)
    for (let round = 0; round < 2; round++) {
      for (let time = 0; time < 4; time++) await new Visitor().signIn('sam', WRONG)
      assert.equal((await new Visitor().signIn('sam')).status, 303)
    }
  })

  test('refused attempts do not lengthen the wait', async ({ world, assert }) => {
    await people(world)
    for (let time = 0; time < 5; time++) await new Visitor().signIn('sam', WRONG)
    const until = async () =>
      (await db.from('sign_in_attempts').whereNotNull('blocked_until').firstOrFail()).blocked_until
    const before = await until()
    for (let time = 0; time < 3; time++) await new Visitor().signIn('sam', WRONG)
    assert.equal(await until(), before)
  })

  test('many at once do not slip through', async ({ world, assert }) => {
    await people(world)
    const counted = [perNetwork('net:10.0.0.1'), perAccount('user:1')]
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => countAttempt(counted))
    )
    assert.equal(results.filter((one) => one.status === 'fulfilled').length, 5)
  })

  test('asking for the own password again counts too', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.signIn()
    const guess = () =>
      visitor.ask('POST', '/kernel/password', { current_password: WRONG, password: WRONG })
    for (let time = 0; time < 5; time++) assert.equal((await guess()).status, 422)
    assert.equal((await guess()).status, 429)
  })

  test('nothing is kept of success', async ({ world, assert }) => {
    await people(world)
    await new Visitor().signIn('sam')
    assert.equal(await countRows('sign_in_attempts'), 1)
    const row = await db.from('sign_in_attempts').firstOrFail()
    assert.equal(row.subject, 'net:127.0.0.1')
    assert.equal(Number(row.failures), 0)
  })
})

test.group('Networks', () => {
  test('{ip} is counted with {network}')
    .with([
      { ip: '192.0.2.17', network: '192.0.2.17' },
      { ip: '::ffff:192.0.2.17', network: '192.0.2.17' },
      { ip: '2001:db8:1:2:aaaa::1', network: '2001:db8:1:2::/64' },
      { ip: '2001:0DB8:0001:0002:bbbb::9', network: '2001:db8:1:2::/64' },
      { ip: '::1', network: '0:0:0:0::/64' },
      { ip: 'fe80::1%eth0', network: 'fe80:0:0:0::/64' },
      { ip: '64:ff9b::192.0.2.33', network: '64:ff9b:0:0::/64' },
      { ip: 'nonsense', network: 'unknown' },
    ])
    .run(({ assert }, { ip, network }) => {
      assert.equal(networkOf(ip), network)
    })
})
