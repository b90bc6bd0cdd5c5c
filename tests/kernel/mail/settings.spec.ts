import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { settingsFrom, shownSettings, storedSettings } from '#kernel/mail/mail_settings'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'
import { stored, write } from '#tests/kernel/mail/mails'
import { runJobs } from '#kernel/jobs/worker'

const SERVER = {
  host: 'smtp.provider.example',
  port: 587,
  security: 'starttls',
  username: 'kontor',
  password: 'a secret of the provider',
  sender: 'Post@Acme.example',
}

async function ada() {
  const visitor = new Visitor()
  await visitor.signIn('ada@acme.example', PASSWORD)
  return visitor
}

test.group('The mail server', (group) => {
  group.each.timeout(20_000)

  test('its password is kept sealed and never shown', async ({ world, assert }) => {
    await people(world)
    const visitor = await ada()
    assert.equal((await visitor.send('PUT', '/kernel/mail', SERVER)).location, '/kernel/mail')
    const page = await visitor.get('/kernel/mail')
    assert.isTrue(page.body.props.settings.hasPassword)
    assert.isTrue(page.body.props.isSetUp)
    const rows = [await db.from('mail_settings'), await db.from('security_events'), page.body]
    assert.notInclude(JSON.stringify(rows), SERVER.password)
    assert.equal(settingsFrom(await storedSettings(), {})!.password, SERVER.password)
    const kinds = (await db.from('security_events')).map(({ kind }) => kind)
    assert.include(kinds, 'settings_changed')
  })

  test('a kept password goes to the server it was typed for and to no other', async ({
    world,
    assert,
  }) => {
    await people(world)
    const visitor = await ada()
    await visitor.send('PUT', '/kernel/mail', SERVER)
    const again = (changes: object) =>
      visitor.ask('PUT', '/kernel/mail', { ...SERVER, password: '', ...changes })
    assert.equal((await again({ sender: 'other@acme.example' })).status, 303)
    for (const changes of [{ host: 'evil.example' }, { username: 'other' }]) {
      const refused = await again(changes)
      assert.deepInclude(refused.body.errors[0], {
        field: 'password',
        code: 'E_MAIL_PASSWORD_AGAIN',
      })
    }
    assert.equal(settingsFrom(await storedSettings(), {})!.host, SERVER.host)
  })

  test('no password without encryption, no name that is no server', async ({ world, assert }) => {
    await people(world)
    const visitor = await ada()
    const fields = async (changes: object) => {
      const { body } = await visitor.ask('PUT', '/kernel/mail', { ...SERVER, ...changes })
      return body.errors.map(
        ({ field, code }: { field: string; code: string }) => `${field} ${code}`
      )
    }
    assert.deepEqual(await fields({ security: 'none' }), ['security E_MAIL_PLAIN'])
    assert.deepEqual(await fields({ host: 'a b\r\nc', port: 70_000 }), [
      'host E_MAIL_HOST',
      'port E_MAIL_PORT',
    ])
    assert.deepEqual(await fields({ sender: 'x@y.example\r\nBcc: z@y.example' }), [
      'sender E_CONTROL_CHARACTER',
    ])
    assert.deepEqual(await fields({ extra: 1 }), ['extra E_UNKNOWN_FIELD'])
    assert.lengthOf(await db.from('mail_settings'), 0)
  })

  test('only administrators of the deployment see or change it', async ({ world, assert }) => {
    await people(world)
    const sam = new Visitor()
    await sam.signIn('sam', PASSWORD)
    assert.equal((await sam.ask('GET', '/kernel/mail')).status, 403)
    assert.equal((await sam.ask('PUT', '/kernel/mail', SERVER)).status, 403)
    assert.equal((await sam.ask('POST', '/kernel/mail/test', {})).status, 403)
  })

  test('the environment wins, value by value, and is shown as such', async ({ assert }) => {
    const kept = {
      host: 'a.example',
      port: 25,
      security: 'none' as const,
      username: null,
      password: null,
      sender: 's@a.example',
    }
    const environment = { host: 'b.example', password: 'from outside' }
    assert.containsSubset(settingsFrom(kept, environment), {
      host: 'b.example',
      port: 25,
      sender: 's@a.example',
      password: 'from outside',
    })
    const shown = shownSettings(kept, environment)
    assert.deepEqual(shown.fixed, ['host', 'password'])
    assert.notInclude(JSON.stringify(shown), 'from outside')
    assert.isNull(settingsFrom({ ...kept, host: null }, {}))
  })

  test('a test shows the server’s own words; saving lets go what waited', async ({
    world,
    assert,
    cleanup,
  }) => {
    await people(world)
    const smtp = await SmtpDouble.start()
    cleanup(() => smtp.stop())
    const visitor = await ada()
    const { id } = await write(await world.context())
    await runJobs()
    assert.equal((await stored(id)).state, 'waiting')
    const unset = await visitor.ask('POST', '/kernel/mail/test', {})
    assert.equal(unset.body.code, 'E_MAIL_NOT_SET_UP')
    const { host, port, security, sender } = smtp.settings()
    await visitor.send('PUT', '/kernel/mail', { host, port, security, sender })
    await runJobs()
    assert.equal((await stored(id)).state, 'sent')
    const good = await visitor.ask('POST', '/kernel/mail/test', {})
    assert.include(good.body.data.answer, '2.0.0 taken as 2')
    smtp.behave('refuse')
    const bad = await visitor.ask('POST', '/kernel/mail/test', {})
    assert.include(bad.body.data.error, 'We do not want this')
    await smtp.stop()
    const gone = await visitor.ask('POST', '/kernel/mail/test', {})
    assert.containsSubset(gone.body.data, { kind: 'failed' })
  })

  test('user, password and STARTTLS are spoken; a certificate nobody signed is not trusted', async ({
    world,
    assert,
    cleanup,
  }) => {
    await people(world)
    const smtp = await SmtpDouble.start({
      authMethods: ['PLAIN'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'kontor' && password === 'right'
          ? done(null, { user: username })
          : done(new Error('535 wrong')),
    })
    cleanup(() => smtp.stop())
    const visitor = await ada()
    const { host, port, sender } = smtp.settings()
    const answerTo = async (changes: object) => {
      await visitor.send('PUT', '/kernel/mail', {
        host,
        port,
        sender,
        security: 'none',
        ...changes,
      })
      return (await visitor.ask('POST', '/kernel/mail/test', {})).body.data
    }
    assert.containsSubset(await answerTo({ username: 'kontor', password: 'right' }), {
      kind: 'accepted',
    })
    assert.containsSubset(await answerTo({ username: 'kontor', password: 'wrong' }), {
      kind: 'failed',
    })
    const untrusted = await answerTo({ security: 'starttls' })
    assert.equal(untrusted.kind, 'failed')
    assert.match(untrusted.error, /certificate/i)
  })
})
