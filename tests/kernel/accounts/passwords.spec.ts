import { Scrypt } from '@adonisjs/core/hash/drivers/scrypt'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { hashPassword, passwordFault, verifyPassword } from '#kernel/accounts/passwords'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'

const CONTEXT = ['Ada Lovelace', 'ada@acme.example', 'Acme', 'kontor']

test.group('Passwords', () => {
  test('{password} may not be used: {code}')
    .with([
      { password: 'short', code: 'E_PASSWORD_SHORT' },
      { password: 'password1234', code: 'E_PASSWORD_COMMON' },
      { password: 'P@ssw0rd2024!', code: 'E_PASSWORD_COMMON' },
      { password: 'qwertyuiop123', code: 'E_PASSWORD_COMMON' },
      { password: '1q2w3e4r5t6y', code: 'E_PASSWORD_COMMON' },
      { password: 'aaaaaaaaaaaaaa', code: 'E_PASSWORD_COMMON' },
      { password: 'abcabcabcabcabc', code: 'E_PASSWORD_COMMON' },
      { password: '123456789012', code: 'E_PASSWORD_COMMON' },
      { password: 'Summer2026!!!!', code: 'E_PASSWORD_COMMON' },
      { password: 'welcomeadmin12', code: 'E_PASSWORD_COMMON' },
      { password: 'letmein!!!!2024', code: 'E_PASSWORD_COMMON' },
      { password: '2024-Mustang-2024', code: 'E_PASSWORD_COMMON' },
      { password: 'polniypizdec0211', code: 'E_PASSWORD_COMMON' },
      { password: '!!!m0nk3y!!!2025', code: 'E_PASSWORD_COMMON' },
      { password: 'correcthorsebatterystaple', code: 'E_PASSWORD_COMMON' },
      { password: 'пароль123456', code: 'E_PASSWORD_COMMON' },
      { password: 'ada.lovelace.1815', code: 'E_PASSWORD_GUESSABLE' },
      { password: 'acme-acme-2026!', code: 'E_PASSWORD_GUESSABLE' },
    ])
    .run(({ assert }, { password, code }) => {
      assert.equal(passwordFault(password, CONTEXT), code)
    })

  test('{$self} may')
    .with([
      'blue lamp quiet river',
      'gr8-forest-9-mill',
      'зелений чайник біля вікна',
      'Tr0ub4dor&3xyz',
      '84736229104857',
      'Ada sails at dawn',
      'only small letters here',
      '   three blanks in front',
      '%%%%----....____2846',
    ])
    .run(({ assert }, password) => {
      assert.isUndefined(passwordFault(password, CONTEXT))
    })

  test('have at most 256 characters, as people count them', ({ assert }) => {
    const long = 'blue lamp quiet river'.repeat(20)
    assert.isUndefined(passwordFault(long.slice(0, 256)))
    assert.equal(passwordFault(long.slice(0, 257)), 'E_PASSWORD_LONG')
    assert.isUndefined(passwordFault(`${long.slice(0, 250)}🪔🌊🎐🦉🧭🪶`))
  })

  test('are verified in whichever way a keyboard composes its letters', async ({ assert }) => {
    const stored = await hashPassword('Zoë geht über Brücken')
    assert.isTrue(await verifyPassword(stored, 'Zoe\u0308 geht u\u0308ber Bru\u0308cken'))
    assert.isFalse(await verifyPassword(stored, 'Zoe geht uber Brucken'))
  })

  test('nobody has the password of an account without one', async ({ assert }) => {
    assert.isFalse(await verifyPassword(null, 'the password of nobody at all'))
  })

  test('two hashes at a time, the others wait their turn', async ({ assert }) => {
    const hashes = await Promise.all(
      Array.from({ length: 8 }, () => hashPassword('blue lamp quiet river'))
    )
    assert.equal(new Set(hashes).size, 8)
  })

  test('every leaked one of twelve characters or more is refused', async ({ assert }) => {
    const { default: leaked } = await import('@zxcvbn-ts/language-common/src/passwords.json', {
      with: { type: 'json' },
    })
    const long = leaked.filter((one: string) => one.length >= 12)
    assert.isAbove(leaked.length, 49_000)
    assert.isAbove(long.length, 300)
    assert.deepEqual(
      long.filter((one: string) => passwordFault(one) !== 'E_PASSWORD_COMMON'),
      []
    )
  })

  test('an older, cheaper hash is renewed when its owner signs in', async ({ world, assert }) => {
    const { sam } = await people(world)
    const weaker = new Scrypt({ cost: 512, blockSize: 8, parallelization: 1, maxMemory: 2 ** 25 })
    const old = await weaker.make(PASSWORD)
    await db.from('users').where('id', sam).update({ password_hash: old })
    assert.equal((await new Visitor().signIn('sam')).status, 303)
    const { password_hash: renewed } = await db.from('users').where('id', sam).firstOrFail()
    assert.notEqual(renewed, old)
    assert.match(renewed, /n=1024/)
    assert.equal((await new Visitor().signIn('sam')).status, 303)
  })
})
