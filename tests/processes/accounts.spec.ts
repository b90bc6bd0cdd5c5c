import { test } from '@japa/runner'
import { ONCE } from '#tests/processes/api_call'
import { Deployment, type Server } from '#tests/processes/deployment'

const PASSWORD = 'a green kettle sings'

/** Asks to sign in as a browser does: form token first. Answers the status. */
async function signIn(server: Server, login: string, password: string) {
  const page = await fetch(`${server.url}/login`, { headers: ONCE })
  const cookies = page.headers.getSetCookie().map((line) => line.split(';')[0])
  const token = cookies.find((one) => one.startsWith('XSRF-TOKEN='))!.slice('XSRF-TOKEN='.length)
  const answer = await fetch(`${server.url}/login`, {
    method: 'POST',
    headers: {
      ...ONCE,
      'accept': 'application/json',
      'content-type': 'application/json',
      'cookie': cookies.join('; '),
      'x-xsrf-token': decodeURIComponent(token),
    },
    body: JSON.stringify({ login, password }),
    redirect: 'manual',
  })
  return answer.status
}

test.group('Accounts in several processes', () => {
  test('commands create users and tokens; what one process revokes, another refuses at once', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('')
    cleanup(() => kontor.close())
    const again = await kontor.tryAce(
      'setup',
      '--company=Bolt',
      '--currency=EUR',
      '--email=x@acme.test',
      `--password=${PASSWORD}`
    )
    assert.equal(again.code, 1)
    assert.include(again.out, 'set up already')
    await kontor.ace(
      'user:create',
      'sam@acme.test',
      '--name=Sam',
      `--password=${PASSWORD}`,
      '--login=sam',
      '--role=administrator'
    )
    const weak = await kontor.tryAce('user:create', 'eve@acme.test', '--password=password1234')
    assert.equal(weak.code, 1)
    const token = await kontor.token('sam')
    assert.match(token, /^kontor_[\w-]{43}[0-9a-f]{8}$/)

    const server = await kontor.serve()
    const other = await kontor.serve()
    const users = () => server.api(token, 'GET', 'kernel/users?sort=id')
    const { status, body } = await users()
    assert.equal(status, 200)
    const sam = body.data.find((one: { email: string }) => one.email === 'sam@acme.test')
    const ada = await kontor.token()
    const disabled = await other.api(ada, 'POST', `kernel/users/${sam.id}/disable`, {
      version: sam.version,
    })
    assert.equal(disabled.status, 200)
    assert.equal((await users()).status, 401)
    assert.equal((await kontor.tryAce('token:create', 'nobody@acme.test', '--name=x')).code, 1)

    for (let time = 0; time < 5; time++) {
      assert.equal(await signIn(server, 'ada@acme.test', 'wrong password'), 422)
    }
    assert.equal(await signIn(server, 'ada@acme.test', 'wrong password'), 429)
    assert.equal(await signIn(other, 'ada@acme.test', 'wrong password'), 429)
  })
})
