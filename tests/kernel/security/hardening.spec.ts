import db from '@adonisjs/lucid/services/db'
import { request } from 'node:http'
import env from '#start/env'
import { test } from 'kontor/testing'
import { isOwnHost } from '#kernel/http/middleware/known_host'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'
import { weakness } from '../../../bin/weak_secret.js'

const address = (path: string) => new URL(path, env.get('APP_URL'))
const JSON_ONLY = { 'x-inertia': '', 'accept': 'application/json' }

test.group('Forged forms', (group) => {
  group.each.timeout(20_000)

  test('the token of before signing in is worth nothing after', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.get('/login')
    const before = visitor.cookies.get('XSRF-TOKEN')!
    await visitor.signIn()
    const send = (token: string) =>
      visitor.send('PATCH', '/kernel/preferences', {}, { ...JSON_ONLY, 'x-xsrf-token': token })
    assert.equal((await send(before)).body.code, 'E_FORM_EXPIRED')
    assert.equal((await send(visitor.cookies.get('XSRF-TOKEN')!)).status, 303)
  })

  test('a token in the address does not count, and is refused beside a right one', async ({
    world,
    assert,
  }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.signIn()
    const token = encodeURIComponent(visitor.cookies.get('XSRF-TOKEN')!)
    for (const header of ['', decodeURIComponent(token)]) {
      const path = `/kernel/preferences?_csrf=${token}`
      const headers = { ...JSON_ONLY, 'x-xsrf-token': header }
      assert.equal((await visitor.send('PATCH', path, {}, headers)).status, 403)
    }
  })

  test('every changing route of the web asks for the token', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.signIn()
    const { default: router } = await import('@adonisjs/core/services/router')
    const routes = Object.values(router.toJSON()).flat()
    const open: string[] = []
    let count = 0
    for (const { pattern, methods } of routes) {
      for (const method of methods.filter((one) => !['GET', 'HEAD'].includes(one))) {
        if (pattern.startsWith('/api/') || pattern === '/policy-reports') continue
        count++
        const path = pattern
          .replace('/:plugin/:records', '/kernel/users')
          .replace(/:operation/, 'disable')
          .replaceAll(/:\w+\??/g, '1')
        const headers = { ...JSON_ONLY, 'x-xsrf-token': '' }
        const { status, body } = await visitor.send(method, path, {}, headers)
        const isGuarded = status === 403 && body.code === 'E_FORM_EXPIRED'
        if (!isGuarded) open.push(`${method} ${path} ${status}`)
      }
    }
    assert.deepEqual(open, [])
    assert.isAbove(count, 20)
  }).timeout(60_000)
})

test.group('Requests', (group) => {
  group.each.timeout(20_000)

  test('TRACE, TRACK and made-up methods are answered with nothing of the request', async ({
    assert,
  }) => {
    for (const method of ['TRACE', 'PROPFIND', 'SEARCH']) {
      const { status, text } = await new Promise<{ status: number; text: string }>((resolve) => {
        const sent = request(address('/login'), { method, headers: { 'x-secret': 'hidden-word' } })
        sent.on('response', (answer) => {
          let body = ''
          answer.on('data', (chunk) => (body += chunk))
          answer.on('end', () => resolve({ status: answer.statusCode!, text: body }))
        })
        sent.end()
      })
      assert.isAtLeast(status, 400, method)
      assert.isBelow(status, 500, method)
      assert.notInclude(text, 'hidden-word')
    }
  })

  test('carry an id, a proxy’s own if it is one', async ({ assert }) => {
    const idOf = async (given?: string) => {
      const headers = given ? { 'x-request-id': given } : undefined
      const answer = await fetch(address('/api/v1/nowhere'), { headers })
      const body = (await answer.json()) as { request_id: string }
      assert.equal(answer.headers.get('x-request-id'), body.request_id)
      return body.request_id
    }
    assert.match(await idOf(), /^[\w-]{20,}$/)
    assert.equal(await idOf('proxy-4711-abc'), 'proxy-4711-abc')
    for (const bad of ['x', 'a b c d e f g h', '{"level":50,"msg":"forged"}', 'a'.repeat(65)]) {
      assert.notEqual(await idOf(bad), bad)
    }
  })

  test('that a screen repeats by itself do not keep a session alive', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.signIn()
    const old = '2026-01-01 00:00:00.000'
    const seen = async () => (await db.from('sessions').firstOrFail()).last_seen_at
    const soon = new Date(Date.now() - 5 * 60_000).toISOString().replace('T', ' ').replace('Z', '')
    await db.from('sessions').update({ last_seen_at: soon })
    await visitor.send('GET', '/kernel/preferences', undefined, { 'x-kontor-quiet': '1' })
    assert.equal(await seen(), soon)
    await visitor.get('/kernel/preferences')
    assert.notEqual(await seen(), soon)
    await db.from('sessions').update({ last_seen_at: old })
    assert.isFalse(await visitor.isSignedIn())
  })

  test('a built file is guarded like a screen', async ({ assert }) => {
    const page = await (await fetch(address('/login'))).text()
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)![1]
    const { status, headers } = await fetch(address(script))
    assert.equal(status, 200)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
    assert.include(headers.get('cache-control'), 'immutable')
  })

  test('signing out tells the browser to forget', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.signIn('ada@acme.example', PASSWORD)
    const { headers } = await visitor.send('POST', '/logout')
    assert.equal(headers.get('clear-site-data'), '"cache", "storage"')
  })
})

test.group('The own name', () => {
  const own = new URL('https://kontor.example')
  test('{$self} is it')
    .with(['kontor.example', 'KONTOR.example', 'kontor.example:443'])
    .run(({ assert }, host) => assert.isTrue(isOwnHost(host, own)))

  test('{$self} is not')
    .with([
      ...['', 'evil.example', 'kontor.example.evil.example', 'evil.example/kontor.example'],
      ...['kontor.example@evil.example', 'evil.example#kontor.example', 'kontor.example:8443'],
      ...[
        'kontor.example:443:443',
        'kontor.example\\evil',
        'kontor.example?',
        'localhost',
        '127.0.0.1',
      ],
    ])
    .run(({ assert }, host) => assert.isFalse(isOwnHost(host, own)))

  test('on one’s own machine all its names are the same, and no other', ({ assert }) => {
    const here = new URL('http://localhost:3333')
    for (const host of ['localhost:3333', '127.0.0.1:3333', '[::1]:3333', 'localhost']) {
      assert.isTrue(isOwnHost(host, here), host)
    }
    assert.isFalse(isOwnHost('rebound.evil.example:3333', here))
  })
})

test.group('Keys', () => {
  test('{$self} is no secret')
    .with([
      undefined,
      '',
      'short',
      'a'.repeat(40),
      'change-me-change-me-change-me-change-me',
      'sample-key-0123456789012345678901234567',
    ])
    .run(({ assert }, key) => assert.isString(weakness(key)))

  test('random characters are', ({ assert }) => {
    assert.isNull(weakness('q8Zr1vXw0nB7dKf3LpT5yHs9GmC2jE4u'))
  })
})
