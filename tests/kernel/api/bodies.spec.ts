import { test } from 'kontor/testing'
import env from '#start/env'

const LOANS = `${env.get('APP_URL')}/api/v1/sample/loans`

test.group('Bodies of the API', () => {
  test('what is no JSON object of plain keys is refused as input', async ({ world, assert }) => {
    await world.enable('sample')
    const authorization = `Bearer ${await world.as('ada').token()}`
    const deep = '{"lines":'.repeat(50) + '1' + '}'.repeat(50)
    for (const [body, type = 'application/json'] of [
      ['{"a":'],
      ['[1]'],
      ['"x"'],
      ['null'],
      ['{"__proto__":{"a":1}}'],
      ['{"constructor":1}'],
      [deep],
      ['due_on=2026-01-01', 'application/x-www-form-urlencoded'],
      ['x', 'text/plain'],
    ]) {
      const headers = { authorization, 'content-type': type }
      const answer = await fetch(LOANS, { method: 'POST', headers, body })
      assert.equal(answer.status, 422, body)
      assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    }
  })

  test('a session cookie alone is nobody, and a wrong token too', async ({ world, assert }) => {
    await world.enable('sample')
    const strangers: Record<string, string>[] = [
      { cookie: 'kontor-session=x' },
      { authorization: 'Bearer x' },
      { authorization: 'Basic YTpi' },
    ]
    for (const headers of strangers) assert.equal((await fetch(LOANS, { headers })).status, 401)
  })
})
