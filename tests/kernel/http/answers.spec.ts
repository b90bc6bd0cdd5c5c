import env from '#start/env'
import { test } from 'kontor/testing'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

const call = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, env.get('APP_URL')), { headers, redirect: 'manual' })

test.group('Every answer', () => {
  for (const path of [
    '/login',
    '/nowhere',
    '/health/live',
    '/api/v1/nowhere',
    '/assets/nothing.js',
  ]) {
    test(`of ${path} is guarded by its headers`, async ({ assert }) => {
      const { headers } = await call(path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /script-src 'self' 'nonce-[\w+/=]+'/)
      assert.include(policy, "frame-ancestors 'none'")
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.isNull(headers.get('strict-transport-security'))
    })
  }

  test('has a nonce of its own', async ({ assert }) => {
    const nonces = await Promise.all([call('/login'), call('/login')])
    assert.notEqual(
      ...(nonces.map((one) => one.headers.get('content-security-policy')) as [string, string])
    )
  })

  test('of the API leaves no cookie', async ({ assert }) => {
    const { headers } = await call('/api/v1/nowhere')
    assert.isEmpty(headers.getSetCookie())
  })
})

test.group('What is refused', (group) => {
  group.each.timeout(20_000)

  test('is a problem for programs, in their language', async ({ assert }) => {
    const answer = await call('/api/v1/nowhere', { 'accept-language': 'uk' })
    const body = (await answer.json()) as Record<string, string>
    assert.equal(answer.status, 404)
    assert.include(answer.headers.get('content-type'), 'application/problem+json')
    assert.equal(body.code, 'E_NOT_FOUND')
    assert.match(body.title, /[а-яіїє]/i)
  })

  test('is a screen for people, with the shell around it', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.signIn()
    const { status, body } = await visitor.get('/nowhere')
    assert.equal(status, 404)
    assert.equal(body.component, 'kernel::error')
    assert.equal(body.props.problem.code, 'E_NOT_FOUND')
    assert.equal(body.props.user.name, 'Ada')
  })

  test('leads back to the form, which keeps what was typed', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor({ referer: `${env.get('APP_URL')}/login` })
    await visitor.get('/login')
    const { status, location } = await visitor.send('POST', '/login', {
      login: 'ada',
      password: 'wrong',
    })
    assert.equal(status, 303)
    const { body } = await visitor.get(location!)
    assert.isNotEmpty(body.props.errors)
    assert.isString(body.flash.refusal.title)
  })

  test('names keys that could change how objects behave', async ({ assert }) => {
    const visitor = new Visitor()
    await visitor.get('/login')
    for (const body of ['{"__proto__":{"a":1}}', '{"a":{"constructor":1}}']) {
      const answer = await visitor.ask('POST', '/login', JSON.parse(body) as object)
      assert.equal(answer.status, 422, body)
      assert.equal(answer.body.errors[0].code, 'E_FORBIDDEN_KEY')
    }
  })

  test('is a form without its token', async ({ assert }) => {
    const visitor = new Visitor({ 'x-xsrf-token': '' })
    const answer = await visitor.ask('POST', '/login', {})
    assert.equal(answer.status, 403)
    assert.equal(answer.body.code, 'E_FORM_EXPIRED')
  })

  test('is a change from a tab that shows another company', async ({ world, assert }) => {
    await people(world)
    const visitor = new Visitor()
    await visitor.signIn()
    const headers = { 'x-kontor-company': '999', 'x-inertia': '', 'accept': 'application/json' }
    const answer = await visitor.send('POST', '/kernel/password', {}, headers)
    assert.equal(answer.status, 409)
    assert.equal(answer.body.code, 'E_OTHER_COMPANY')
  })
})

test.group('What all screens share', () => {
  test('are texts, menu and files that may be made once, and little else', async ({
    world,
    assert,
  }) => {
    await people(world)
    await world.enable('contacts')
    const visitor = new Visitor()
    await visitor.signIn()
    const first = await visitor.get('/')
    const keys = Object.values(first.body.onceProps as Record<string, { prop: string }>)
    assert.sameMembers(
      keys.map((one) => one.prop),
      ['messages', 'menu', 'madeFiles']
    )
    assert.include(JSON.stringify(first.body.props.menu), '/contacts/parties')
    const held = Object.keys(first.body.onceProps as object).join(',')
    const next = await visitor.send('GET', '/', undefined, { 'x-inertia-except-once-props': held })
    assert.notProperty(next.body.props, 'messages')
    assert.notProperty(next.body.props, 'menu')
    assert.notProperty(next.body.props, 'madeFiles')
    assert.isBelow(JSON.stringify(next.body.props).length, 1500)
  })
})
