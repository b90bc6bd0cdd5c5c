import { once } from 'node:events'
import { request, type IncomingHttpHeaders } from 'node:http'
import { test } from '@japa/runner'
import { Deployment, type Server } from '#tests/processes/deployment'

const OWN = 'https://kontor.example'

/** A request as the proxy with the certificate passes it on. */
async function ask(server: Server, path: string, host = 'kontor.example') {
  const sent = request(`${server.url}${path}`, { headers: { host } }).end()
  const [answer] = await once(sent, 'response')
  answer.resume()
  const { statusCode: status, headers } = answer as {
    statusCode: number
    headers: IncomingHttpHeaders
  }
  return { status, headers, cookies: headers['set-cookie'] ?? [] }
}

test.group('A deployment with https', () => {
  test('binds cookies to its host, insists on https and answers to no other name', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('')
    cleanup(() => kontor.close())
    const server = await kontor.serve({ APP_URL: OWN })
    const page = await ask(server, '/login')
    assert.equal(page.status, 200)
    assert.equal(page.headers['strict-transport-security'], 'max-age=31536000; includeSubDomains')
    assert.isAtLeast(page.cookies.length, 2)
    for (const cookie of page.cookies) {
      assert.match(cookie, /^__Host-[\w-]+=/)
      assert.match(cookie, /; Secure/i)
      assert.match(cookie, /; Path=\//i)
      assert.match(cookie, /; SameSite=Lax/i)
      assert.notMatch(cookie, /; Domain/i)
      assert.equal(/; HttpOnly/i.test(cookie), !cookie.startsWith('__Host-XSRF-TOKEN='))
    }
    for (const host of [
      'evil.example',
      '127.0.0.1',
      'kontor.example:8080',
      'kontor.example.evil',
    ]) {
      for (const path of ['/login', '/assets/app.js', '/api/v1/kernel/users', '/nowhere']) {
        const { status, cookies, headers } = await ask(server, path, host)
        assert.equal(status, 421, `${host} ${path}`)
        assert.isEmpty(cookies)
        assert.equal(headers['x-content-type-options'], 'nosniff')
      }
    }
    assert.equal((await ask(server, '/health/live', '10.0.0.7')).status, 200)
  })

  test('does not start with a key that is no secret, or without one', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('')
    cleanup(() => kontor.close())
    for (const key of [
      '',
      'change-me-change-me-change-me-change-me',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ]) {
      const started = await kontor.serve({ APP_KEY: key }).then(
        () => 'started',
        (error: Error) => error.message
      )
      assert.match(started, /APP_KEY/)
    }
  })

  test('shows nobody the inside of a failure', async ({ assert, cleanup }) => {
    const kontor = await Deployment.create('')
    cleanup(() => kontor.close())
    const server = await kontor.serve()
    for (const path of [
      '/.env',
      '/.git/config',
      '/package.json',
      '/assets/../.env',
      '/assets/..%2f.env',
    ]) {
      const answer = await fetch(`${server.url}${path}`)
      const text = await answer.text()
      assert.equal(answer.status, 404, path)
      assert.notMatch(text, /APP_KEY=|node_modules|\n +at /, path)
    }
  })
})
