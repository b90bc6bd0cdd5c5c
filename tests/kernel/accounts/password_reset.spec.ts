import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import env from '#start/env'
import { linkDigest } from '#kernel/accounts/link_token'
import { runJobs } from '#kernel/jobs/worker'
import { openSecrets } from '#kernel/mail/secrets'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'
import { tokenFor } from '#tests/kernel/mail/mails'

const NEW = 'green kettle under snow'

async function ask(login: string, headers: Record<string, string> = {}) {
  const visitor = new Visitor(headers)
  await visitor.get('/forgot-password')
  return visitor.send('POST', '/forgot-password', { login })
}

async function linkFor(login: string) {
  await ask(login)
  await runJobs()
  return tokenFor('sam@acme.example')
}

test.group('A forgotten password', (group) => {
  group.each.timeout(20_000)

  test('known, unknown, disabled and never used accounts are answered alike, with the same work', async ({
    world,
    assert,
  }) => {
    await people(world)
    await db
      .from('users')
      .where('email', 'ada@acme.example')
      .update({ disabled_at: '2026-01-01 00:00:00.000' })
    await db.table('users').insert({
      name: 'No',
      email: 'no@acme.example',
      created_at: '2026-01-01 00:00:00.000',
      updated_at: '2026-01-01 00:00:00.000',
    })
    const seen = []
    for (const login of [
      'sam@acme.example',
      'sam',
      'who@acme.example',
      'ada@acme.example',
      'no@acme.example',
    ]) {
      const before = Number((await db.from('jobs').count('* as n').firstOrFail()).n)
      const { status, location, body } = await ask(login)
      const after = Number((await db.from('jobs').count('* as n').firstOrFail()).n)
      seen.push(JSON.stringify([status, location, body, after - before]))
    }
    assert.equal(new Set(seen).size, 1)
    assert.include(seen[0], '/forgot-password?sent')
    await runJobs()
    const mails = await db.from('outgoing_mail')
    assert.deepEqual(
      mails.map(({ recipient }) => recipient),
      ['sam@acme.example', 'sam@acme.example']
    )
  })

  test('the link sets a new password once, ends every session and tells by mail', async ({
    world,
    assert,
  }) => {
    await people(world)
    const before = new Visitor()
    await before.signIn('sam', PASSWORD)
    const token = await linkFor('sam')
    const rows = [
      await db.from('password_resets'),
      await db.from('outgoing_mail'),
      await db.from('jobs'),
    ]
    assert.notInclude(JSON.stringify(rows), token)
    assert.equal((await db.from('password_resets').firstOrFail()).token_hash, linkDigest(token))
    const visitor = new Visitor()
    const page = await visitor.get(`/reset-password?token=${token}`)
    assert.equal(page.body.props.email, 'sam@acme.example')
    const done = await visitor.send('POST', '/reset-password', { token, password: NEW })
    assert.equal(done.location, '/login')
    assert.isFalse(await visitor.isSignedIn())
    assert.isFalse(await before.isSignedIn())
    assert.equal((await new Visitor().signIn('sam', PASSWORD)).status, 422)
    assert.equal((await new Visitor().signIn('sam', NEW)).status, 303)
    assert.equal(
      (await visitor.ask('POST', '/reset-password', { token, password: `${NEW}!` })).status,
      403
    )
    const last = await db.from('outgoing_mail').orderBy('id', 'desc').firstOrFail()
    assert.equal(last.template, 'kernel.password_changed')
    const kinds = (await db.from('security_events')).map(({ kind }) => kind)
    assert.includeMembers(kinds, ['password_reset_asked', 'password_reset'])
  })

  test('headers of the request change nothing: the link leads to APP_URL', async ({
    world,
    assert,
  }) => {
    await people(world)
    const evil = 'evil.example'
    await ask('sam', {
      'x-forwarded-host': evil,
      'x-forwarded-proto': 'https',
      'x-original-host': evil,
      'forwarded': `host=${evil}`,
      'origin': `https://${evil}`,
      'referer': `https://${evil}/`,
      'x-host': evil,
    })
    await poisoned(evil)
    await runJobs()
    const mails = await db.from('outgoing_mail').where('template', 'kernel.password_reset')
    assert.lengthOf(mails, 2)
    for (const mail of mails) {
      const { link } = openSecrets(mail.sealed)!
      assert.isTrue(link.startsWith(`${env.get('APP_URL')}/reset-password?token=`), link)
      assert.notInclude(`${mail.html_body}${mail.text_body}${mail.message_id}`, evil)
    }
  })

  test('a newer link makes the older one void, an hour ends both', async ({ world, assert }) => {
    await people(world)
    const first = await linkFor('sam')
    const second = await linkFor('sam@acme.example')
    const visitor = new Visitor()
    const emailOf = async (token: string) =>
      (await visitor.get(`/reset-password?token=${token}`)).body.props.email
    assert.isNull(await emailOf(first))
    assert.equal(await emailOf(second), 'sam@acme.example')
    const { created_at: from, expires_at: until } = await db.from('password_resets').firstOrFail()
    assert.equal(Date.parse(until) - Date.parse(from), 3_600_000)
    await db.from('password_resets').update({ expires_at: '2026-01-01 00:00:00.000' })
    assert.isNull(await emailOf(second))
    assert.equal(
      (await visitor.ask('POST', '/reset-password', { token: second, password: NEW })).status,
      403
    )
  })

  test('two at once use a link once; a weak password leaves it good', async ({ world, assert }) => {
    await people(world)
    const token = await linkFor('sam')
    const visitors = [new Visitor(), new Visitor()]
    for (const one of visitors) await one.get('/login')
    const weak = await visitors[0].ask('POST', '/reset-password', {
      token,
      password: 'password1234',
    })
    assert.deepInclude(weak.body.errors[0], { field: 'password', code: 'E_PASSWORD_COMMON' })
    const answers = await Promise.all(
      visitors.map((one) => one.ask('POST', '/reset-password', { token, password: NEW }))
    )
    assert.sameMembers(
      answers.map(({ status }) => status),
      [303, 403]
    )
  })

  test('asking is throttled by account and by network', async ({ world, assert }) => {
    await people(world)
    const statuses = []
    for (let time = 0; time < 4; time++) statuses.push((await askJson('sam')).status)
    assert.deepEqual(statuses, [303, 303, 303, 429])
    assert.equal((await askJson('nobody')).status, 303)
    await db
      .from('sign_in_attempts')
      .where('subject', 'like', 'reset-net:%')
      .update({ failures: 30, blocked_until: '2099-01-01 00:00:00.000' })
    assert.equal((await askJson('someone')).status, 429)
  })
})

async function askJson(login: string) {
  const visitor = new Visitor()
  await visitor.get('/forgot-password')
  return visitor.ask('POST', '/forgot-password', { login })
}

/** `fetch` sets Host itself, so this one is spoken by hand. */
async function poisoned(host: string) {
  const visitor = new Visitor()
  await visitor.get('/forgot-password')
  const { request } = await import('node:http')
  const body = JSON.stringify({ login: 'sam@acme.example' })
  await new Promise<void>((resolve, reject) => {
    const asking = request(
      new URL('/forgot-password', env.get('APP_URL')),
      {
        method: 'POST',
        headers: {
          'host': host,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'cookie': [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'x-xsrf-token': decodeURIComponent(visitor.cookies.get('XSRF-TOKEN')!),
        },
      },
      (answer) => answer.resume().on('end', resolve)
    )
    asking.on('error', reject)
    asking.end(body)
  })
}
