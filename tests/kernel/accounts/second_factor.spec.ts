import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { stepOfCode } from '#kernel/accounts/second_factor/totp'
import { bytesOf, codeAt } from '#tests/kernel/accounts/authenticator'
import { PASSWORD, Visitor, countRows, people } from '#tests/kernel/accounts/visitor'

const SCREEN = '/kernel/second-factor'
const STEP = 30_000
/** The key of RFC 6238, appendix B, and the last six digits of its SHA-1 codes. */
const RFC_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** Signs in and sets the second factor up; answers its secret, the code that did and the recovery codes. */
async function setUp(visitor: Visitor) {
  await visitor.send('POST', SCREEN)
  const { body } = await visitor.get(SCREEN)
  const { secret } = body.props.factor.draft as { secret: string }
  const used = codeAt(secret, Date.now())
  const confirmed = await visitor.ask('POST', `${SCREEN}/confirmation`, { code: used })
  const after = await visitor.get(SCREEN)
  if (after.body.props.factor.codesLeft !== 10) throw new Error('no recovery codes')
  return { secret, used, codes: confirmed.body.data.codes as string[] }
}

async function signedIn(login: string) {
  const visitor = new Visitor()
  await visitor.signIn(login)
  return visitor
}

/** The first step again, as far as the code. */
async function atSecondStep(login: string) {
  const visitor = new Visitor()
  await visitor.get('/login')
  const { location } = await visitor.ask('POST', '/login', { login, password: PASSWORD })
  if (location !== '/login/second-step') throw new Error(`led to ${location}`)
  await visitor.get('/login/second-step')
  return visitor
}

const enter = (visitor: Visitor, code: string) =>
  visitor.ask('POST', '/login/second-step', { code })

test.group('Codes of an app', () => {
  test('at {seconds} s it is {code}, as RFC 6238 has it')
    .with([
      { seconds: 59, code: '287082' },
      { seconds: 1111111109, code: '081804' },
      { seconds: 1111111111, code: '050471' },
      { seconds: 1234567890, code: '005924' },
      { seconds: 2000000000, code: '279037' },
      { seconds: 20000000000, code: '353130' },
    ])
    .run(({ assert }, { seconds, code }) => {
      const step = Math.floor(seconds / 30)
      assert.equal(bytesOf(RFC_KEY).toString(), '12345678901234567890')
      assert.equal(codeAt(RFC_KEY, seconds * 1000), code)
      const at = (shift: number) => new Date((seconds + shift) * 1000)
      assert.equal(stepOfCode(RFC_KEY, code, at(0)), step)
      assert.equal(stepOfCode(RFC_KEY, code, at(30)), step)
      assert.equal(stepOfCode(RFC_KEY, code, at(-30)), step)
      assert.isNull(stepOfCode(RFC_KEY, code, at(60)))
      assert.isNull(stepOfCode(RFC_KEY, code, at(-60)))
    })

  test('{$self} is no code')
    .with(['', '12345', '1234567', '28708a', '２８７０８２', '287082; --'])
    .run(({ assert }, text) => {
      assert.isNull(stepOfCode(RFC_KEY, text, new Date(59_000)))
    })
})

test.group('The second factor', (group) => {
  group.each.timeout(30_000)

  test('is asked for after the password, and only then is one signed in', async ({
    world,
    assert,
  }) => {
    await people(world)
    const { secret } = await setUp(await signedIn('sam'))
    const visitor = await atSecondStep('sam')
    assert.isFalse(await visitor.isSignedIn())
    const answer = await enter(visitor, codeAt(secret, Date.now() + STEP))
    assert.equal(answer.status, 303)
    assert.isTrue(await visitor.isSignedIn())
  })

  test('a code counts once, also in two browsers at once', async ({ world, assert }) => {
    await people(world)
    const { secret, used } = await setUp(await signedIn('sam'))
    const again = await enter(await atSecondStep('sam'), used)
    assert.equal(again.body.errors[0].code, 'E_CODE_WRONG')
    const both = [await atSecondStep('sam'), await atSecondStep('sam')]
    const next = codeAt(secret, Date.now() + STEP)
    const answers = await Promise.all(both.map((one) => enter(one, next)))
    assert.sameMembers(
      answers.map((one) => one.status),
      [303, 422]
    )
  })

  test('wrong codes are throttled apart from passwords', async ({ world, assert }) => {
    await people(world)
    const { secret } = await setUp(await signedIn('sam'))
    const visitor = await atSecondStep('sam')
    for (let time = 0; time < 5; time++) {
      assert.equal((await enter(visitor, '000000')).status, 422)
    }
    const refused = await enter(visitor, codeAt(secret, Date.now() + STEP))
    assert.equal(refused.body.code, 'E_TOO_MANY_ATTEMPTS')
    assert.equal((await enter(await atSecondStep('sam'), '000000')).status, 429)
  })

  test('the second step is nobody’s without the first, and ends with a new password', async ({
    world,
    assert,
  }) => {
    const { sam } = await people(world)
    const { secret } = await setUp(await signedIn('sam'))
    const guest = new Visitor()
    await guest.get('/login')
    assert.equal((await guest.get('/login/second-step')).location, '/login')
    assert.equal((await enter(guest, codeAt(secret, Date.now()))).body.code, 'E_SECOND_STEP_OVER')
    const visitor = await atSecondStep('sam')
    await db.from('users').where('id', sam).increment('security_epoch', 1)
    await db.from('epochs').increment('access', 1)
    const answer = await enter(visitor, codeAt(secret, Date.now() + STEP))
    assert.equal(answer.body.code, 'E_SECOND_STEP_OVER')
  })

  test('a recovery code opens once, however it is typed', async ({ world, assert }) => {
    await people(world)
    const { codes } = await setUp(await signedIn('sam'))
    assert.lengthOf(new Set(codes), 10)
    const typed = ` ${codes[3].toLowerCase().replaceAll('-', ' ')} `
    assert.equal((await enter(await atSecondStep('sam'), typed)).status, 303)
    assert.equal((await enter(await atSecondStep('sam'), codes[3])).status, 422)
    assert.equal((await enter(await atSecondStep('sam'), codes[4])).status, 303)
  })

  test('new recovery codes void the old ones', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn('sam')
    const { codes } = await setUp(visitor)
    const renewed = await visitor.ask('POST', `${SCREEN}/recovery-codes`)
    assert.lengthOf(renewed.body.data.codes, 10)
    assert.equal((await enter(await atSecondStep('sam'), codes[0])).status, 422)
    assert.equal(await countRows('recovery_codes'), 10)
  })

  test('neither secret nor codes lie open in the database', async ({ world, assert }) => {
    await people(world)
    const { secret, codes } = await setUp(await signedIn('sam'))
    const rows = JSON.stringify([
      await db.from('second_factors'),
      await db.from('recovery_codes'),
      await db.from('sessions'),
      await db.from('security_events'),
      await db.from('history'),
    ])
    for (const one of [secret, ...codes, codes[0].replaceAll('-', '')]) assert.notInclude(rows, one)
  })

  test('setting it up and removing it end all other sessions', async ({ world, assert }) => {
    await people(world)
    const [here, there] = [await signedIn('sam'), await signedIn('sam')]
    await setUp(here)
    assert.deepEqual([await here.isSignedIn(), await there.isSignedIn()], [true, false])
    const removed = await here.send('DELETE', SCREEN)
    assert.equal(removed.status, 303)
    assert.equal((await new Visitor().signIn('sam')).location, '/')
    assert.equal(await countRows('recovery_codes'), 0)
  })

  test('a wrong first code sets nothing up', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn('sam')
    await visitor.send('POST', SCREEN)
    const answer = await visitor.ask('POST', `${SCREEN}/confirmation`, { code: '000000' })
    assert.equal(answer.body.errors[0].code, 'E_CODE_WRONG')
    assert.equal((await new Visitor().signIn('sam')).location, '/')
  })

  test('an administrator resets it, which ends the sessions', async ({ world, assert }) => {
    const { sam } = await people(world)
    const visitor = await signedIn('sam')
    await setUp(visitor)
    const admin = await world.as('ada').context()
    await admin.run('kernel.user.reset_second_factor', sam)
    assert.isFalse(await visitor.isSignedIn())
    assert.equal((await new Visitor().signIn('sam')).location, '/')
    const event = await db
      .from('security_events')
      .where('kind', 'second_factor_reset')
      .firstOrFail()
    assert.equal(Number(event.subject_id), sam)
    const mail = await db.from('outgoing_mail').firstOrFail()
    assert.equal(mail.recipient, 'sam@acme.example')
    assert.equal(mail.subject, 'Your second factor was removed')
  })
})
