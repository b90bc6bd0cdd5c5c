import { request } from 'node:http'
import { test } from 'kontor/testing'
import env from '#start/env'
import { Attacker } from '#tests/attack/attacker'
import { battlefield } from '#tests/attack/battlefield'
import { Dice } from '#tests/attack/random'

const deep = (levels: number, open: string, close: string) =>
  open.repeat(levels) + '1' + close.repeat(levels)

/** Bodies no part of Kontor may take, with what it may answer. */
const BODIES: [string | Uint8Array<ArrayBuffer>, number[], string?][] = [
  ['{', [422]],
  ['{"a":}', [422]],
  ['{"a":1,}', [422]],
  ["{'a':1}", [422]],
  ['nul', [422]],
  ['[]', [422]],
  ['"x"', [422]],
  ['1', [422]],
  ['null', [422]],
  ['{"a":1,"a":2}', [422]],
  ['{"version":1,"version":2}', [422]],
  [deep(60, '{"a":', '}'), [422]],
  [deep(20_000, '[', ']'), [422]],
  [deep(100_000, '{"a":', '}'), [422]],
  [`{"a":"${'x'.repeat(3_000_000)}"}`, [413]],
  [`{"a":[${'1,'.repeat(300_000)}1]}`, [422]],
  [`{${Array.from({ length: 20_000 }, (_, at) => `"k${at}":1`).join(',')}}`, [422]],
  [`{"${'k'.repeat(100_000)}":1}`, [422]],
  [new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), [422]],
  [new Uint8Array([0xef, 0xbb, 0xbf, 0x7b]), [422]],
  ['\u0000', [422]],
  ['a=1&a=2', [422], 'application/x-www-form-urlencoded'],
  ['a[__proto__][b]=1', [422], 'application/x-www-form-urlencoded'],
  ['<a/>', [422], 'application/xml'],
  ['{}', [422], 'text/plain'],
  [
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
    [422, 413],
    'multipart/form-data; boundary=x',
  ],
  ['--x--', [422], 'multipart/form-data'],
]

const HEADERS: Record<string, string>[] = [
  { accept: 'x'.repeat(4_000) },
  { 'accept-language': 'xx-YY-zz;q=9, ;;;, *' },
  { 'accept-language': 'a'.repeat(5_000) },
  { 'x-forwarded-for': "' OR 1=1, ::1, 999.999.999.999" },
  { 'x-forwarded-proto': 'javascript' },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-request-id': '<script>'.repeat(50) },
  { 'content-length': '0' },
  { range: 'bytes=0-18446744073709551615' },
  { 'if-none-match': '*' },
  { 'if-modified-since': 'yesterday' },
  { cookie: `a=${'%00'.repeat(500)}; __Host-kontor=x; kontor-session=s%3A` },
  { origin: 'null' },
  { authorization: 'Bearer ' },
  { authorization: `Bearer ${'x'.repeat(6_000)}` },
  { authorization: 'Bearer kontor_' },
  { 'x-inertia': 'true', 'x-inertia-version': '\u00e9' },
  { 'x-inertia-partial-component': '__proto__', 'x-inertia-partial-data': 'constructor' },
  { 'x-list-after': 'x', 'x-list-limit': '-1', 'x-list-count': 'all' },
  { 'idempotency-key': '\u00e9'.repeat(10) },
  { 'transfer-encoding': 'chunked' },
  { expect: '100-continue' },
  { host: 'evil.example' },
]

/** With headers that fetch would not send. */
function statusWith(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    const sent = request(new URL(path, env.get('APP_URL')), { headers }, (answer) => {
      answer.resume().on('end', () => done(answer.statusCode!))
    })
    sent.on('error', fail).end()
  })
}

test.group('Attack: requests that are none', (group) => {
  group.each.timeout(900_000)

  test('bodies that are broken, deep, huge, doubled or of another type are refused by every route', async ({
    world,
    assert,
  }) => {
    const dice = new Dice('bodies')
    const targets = await battlefield(world)
    const attacker = Attacker.withToken(await world.as('ada').token())
    for (const { base, id, model } of targets) {
      for (const [method, path] of [
        ['POST', base],
        ['PATCH', `${base}/${id}`],
        ['POST', `${base}/${id}/restore`],
      ]) {
        for (const [raw, allowed, type] of dice.some(BODIES, 4, 12)) {
          const headers = type ? { 'content-type': type } : undefined
          const strike = { method, path, raw, headers, route: `${method} ${model.name}` }
          const { status } = await attacker.strike(strike)
          if (![...allowed, 403, 404, 428].includes(status)) {
            attacker.complain(strike, `answered ${status}`)
          }
        }
      }
    }
    assert.deepEqual(attacker.faults, [])
  })

  test('parameters given twice or as lists, and methods nobody offers, are refused', async ({
    world,
    assert,
  }) => {
    const targets = await battlefield(world)
    const attacker = Attacker.withToken(await world.as('ada').token())
    for (const { base, id } of targets) {
      for (const query of [
        'limit=1&limit=2',
        'q=a&q=b',
        'filter[]=a',
        'limit[gt]=1',
        'sort=id&sort=',
      ]) {
        const strike = { method: 'GET', path: `${base}?${query}` }
        const { status } = await attacker.strike(strike)
        if (status !== 422) attacker.complain(strike, `answered ${status}`)
      }
      for (const method of ['PUT', 'OPTIONS', 'TRACE', 'PROPFIND', 'DELETE'].slice(0, 2)) {
        const strike = { method, path: `${base}/${id}` }
        const { status } = await attacker.strike(strike)
        if (status < 400) attacker.complain(strike, `answered ${status}`)
      }
      for (const path of [
        `${base}/0`,
        `${base}/-1`,
        `${base}/1e3`,
        `${base}/${'9'.repeat(20)}`,
        `${base}/%00`,
        `${base}/..%2f`,
      ]) {
        const { status } = await attacker.strike({ method: 'GET', path })
        if (status !== 404 && status !== 422) {
          attacker.complain({ method: 'GET', path }, `answered ${status}`)
        }
      }
    }
    assert.deepEqual(attacker.faults, [])
  })

  test('odd headers change no answer into a failure', async ({ world, assert }) => {
    await world.enable('sample')
    const token = await world.as('ada').token()
    const failed: string[] = []
    for (const path of [
      '/api/v1/sample/loans',
      '/sample/loans',
      '/login',
      '/health/live',
      '/assets/x',
      '/nothing',
    ]) {
      for (const headers of HEADERS) {
        const status = await statusWith(path, {
          authorization: `Bearer ${token}`,
          ...headers,
        }).catch((error: Error) => (/Invalid character/.test(error.message) ? 400 : 599))
        if (status >= 500) failed.push(`${path} ${JSON.stringify(headers).slice(0, 80)} ${status}`)
      }
    }
    assert.deepEqual(failed, [])
  })
})
