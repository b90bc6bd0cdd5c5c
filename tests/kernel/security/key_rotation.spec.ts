import { globSync, readFileSync } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { test, type World } from 'kontor/testing'
import { keyBox } from '#kernel/accounts/app_key/key_box'
import { rotateKey, sealings } from '#kernel/accounts/app_key/rotate_key'
import { SEALED } from '#kernel/accounts/app_key/sealed_values'
import { moment } from '#kernel/records/values/moment'
import { people } from '#tests/kernel/accounts/visitor'
import { write } from '#tests/kernel/mail/mails'

const OLD = 'the-key-of-before-with-many-letters-0123456789'
const keys = { current: env.get('APP_KEY').release(), old: OLD }
const LINKS = { link: 'https://kontor.example/invitation?token=t' }

/** What each column holds, under the key of before; a second mail is under the key of now. */
async function sealedWorld(world: World) {
  const { sam } = await people(world)
  const ctx = await world.context()
  const old = keyBox(OLD)
  const at = moment(ctx.now)
  const seal = (value: unknown, purpose: string) => old.encrypt(value, { purpose })
  await db
    .table('second_factors')
    .insert({ user_id: sam, secret: seal('SECRET', 'second_factor'), begun_at: at })
  await db
    .table('mail_settings')
    .insert({ id: 1, password: seal('pass', 'mail server'), updated_at: at })
  const [first, second] = [(await write(ctx)).id, (await write(ctx)).id]
  const sealed = (id: number, value: string) =>
    db.from('outgoing_mail').where('id', id).update({ sealed: value })
  await sealed(first, seal(LINKS, 'outgoing mail'))
  await sealed(second, keyBox(keys.current).encrypt(LINKS, { purpose: 'outgoing mail' }))
  return { ctx, sam, first, second }
}

const values = async () => ({
  secret: (await db.from('second_factors').firstOrFail()).secret,
  password: (await db.from('mail_settings').firstOrFail()).password,
  mails: (await db.from('outgoing_mail').orderBy('id')).map((one) => one.sealed),
})

test.group('A new APP_KEY', (group) => {
  group.each.timeout(30_000)

  test('reads everything alone once it was encrypted anew', async ({ world, assert }) => {
    const { ctx } = await sealedWorld(world)
    const found = await rotateKey(ctx, keys)
    assert.deepEqual(
      found.map(({ table, old, current }) => [table, old, current]),
      [
        ['second_factors', 1, 0],
        ['mail_settings', 1, 0],
        ['outgoing_mail', 1, 1],
      ]
    )
    const { secret, password, mails } = await values()
    const box = keyBox(keys.current)
    assert.equal(box.decrypt(secret, 'second_factor'), 'SECRET')
    assert.equal(box.decrypt(password, 'mail server'), 'pass')
    for (const one of mails) assert.deepEqual(box.decrypt(one, 'outgoing mail'), LINKS)
    assert.isNull(keyBox(OLD).decrypt(secret, 'second_factor'))
  })

  test('has nothing left to do the second time', async ({ world, assert }) => {
    const { ctx } = await sealedWorld(world)
    await rotateKey(ctx, keys)
    const before = await values()
    const again = await rotateKey(ctx, keys)
    assert.deepEqual(
      again.map(({ old }) => old),
      [0, 0, 0]
    )
    assert.deepEqual(await values(), before)
    assert.lengthOf(await db.from('security_events').where('kind', 'key_changed'), 1)
  })

  test('is told of what neither key reads, which stays as it is', async ({ world, assert }) => {
    const { ctx, first } = await sealedWorld(world)
    const lost = keyBox('a-third-key-nobody-has-any-more-0123456789').encrypt(LINKS)
    await db.from('outgoing_mail').where('id', first).update({ sealed: lost })
    const [, , mails] = await rotateKey(ctx, keys)
    assert.deepEqual(mails.unreadable, [first])
    assert.equal((await values()).mails[0], lost)
    const [factors] = await sealings(ctx, { current: keys.current })
    assert.deepEqual([factors.current, factors.unreadable], [1, []])
  })

  test('is only looked at by a check', async ({ world, assert }) => {
    const { ctx } = await sealedWorld(world)
    const before = await values()
    const found = await sealings(ctx, keys)
    assert.deepEqual(
      found.map(({ old, current }) => [old, current]),
      [
        [1, 0],
        [1, 0],
        [1, 1],
      ]
    )
    assert.deepEqual(await values(), before)
  })

  test('knows every file that encrypts', ({ assert }) => {
    const encrypting = globSync('{app,plugins}/**/*.ts').filter((file) =>
      /services\/encryption'|core\/encryption'/.test(readFileSync(file, 'utf8'))
    )
    assert.sameMembers(
      encrypting.map((file) => file.replaceAll('\\', '/')),
      [
        'app/accounts/app_key/key_box.ts',
        'app/accounts/second_factor/factor.ts',
        'app/mail/mail_settings.ts',
        'app/mail/secrets.ts',
      ]
    )
    assert.lengthOf(SEALED, 3)
  })
})
