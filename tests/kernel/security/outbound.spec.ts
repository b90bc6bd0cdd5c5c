import type { lookup, LookupAddress } from 'node:dns'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'kontor/testing'
import { isPublicAddress } from '#kernel/http/outbound/addresses'
import { readAllowList } from '#kernel/http/outbound/allow_list'
import { callOut } from '#kernel/http/outbound/call_out'
import { Refusal } from '#kernel/http/refusal'
import { spellings } from '#tests/kernel/security/spellings'

/** Listens on all addresses of this machine and counts who comes. */
async function canary(answer: RequestListener = (_, response) => response.end('caught')) {
  const server = createServer(answer)
  let connections = 0
  server.on('connection', () => connections++)
  server.listen(0, '::')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, count: () => connections, close: () => void server.close() }
}

/** A name server that answers each question with the next list, the last one for ever; it counts questions. */
function names(...answers: string[][]) {
  let asked = 0
  const resolve = (
    _host: string,
    _options: object,
    done: (e: null, all: LookupAddress[]) => void
  ) => {
    const list = answers[Math.min(asked++, answers.length - 1)]
    done(
      null,
      list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    )
  }
  return { lookup: resolve as unknown as typeof lookup, asked: () => asked }
}

async function codeOf(work: Promise<unknown>) {
  try {
    await work
    return 'answered'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

test.group('Calls to the outside', (group) => {
  group.each.timeout(30_000)

  test('reach nothing of this machine or network, however the address is written', async ({
    assert,
    cleanup,
  }) => {
    const trap = await canary()
    cleanup(trap.close)
    const all = spellings(trap.port)
    assert.isAtLeast(all.length, 60)
    const reached: string[] = []
    for (const address of all) {
      const code = await codeOf(callOut(address, {}, { allow: readAllowList('') }))
      if (!/^E_OUTBOUND_(ADDRESS|FORBIDDEN|FAILED)$/.test(code)) reached.push(`${address}: ${code}`)
    }
    assert.deepEqual(reached, [])
    assert.equal(trap.count(), 0)
  })

  test('a name that leads inside, also beside an address outside', async ({ assert, cleanup }) => {
    const trap = await canary()
    cleanup(trap.close)
    for (const list of [
      ['127.0.0.1'],
      ['::1'],
      ['8.8.8.8', '127.0.0.1'],
      ['::ffff:127.0.0.1'],
      [],
    ]) {
      const call = callOut(`http://hook.example:${trap.port}/`, {}, names(list))
      assert.equal(await codeOf(call), 'E_OUTBOUND_FORBIDDEN', list.join())
    }
    assert.equal(trap.count(), 0)
  })

  test('a name is asked once, and the socket goes to just that address', async ({
    assert,
    cleanup,
  }) => {
    const trap = await canary((request, response) => response.end(request.socket.localAddress))
    cleanup(trap.close)
    const server = names(['127.0.0.1'], ['127.0.0.2'])
    const { body } = await callOut(
      `http://hook.example:${trap.port}/`,
      {},
      { ...server, allow: readAllowList('127.0.0.1') }
    )
    assert.match(String(body), /127\.0\.0\.1$/)
    assert.equal(server.asked(), 1)
    const second = callOut(
      `http://hook.example:${trap.port}/`,
      {},
      { ...server, allow: readAllowList('127.0.0.1') }
    )
    assert.equal(await codeOf(second), 'E_OUTBOUND_FORBIDDEN')
    assert.equal(trap.count(), 1)
  })

  test('do not follow redirects', async ({ assert, cleanup }) => {
    const trap = await canary()
    for (const status of [301, 302, 303, 307, 308]) {
      const door = await canary((_, response) => {
        response.writeHead(status, { location: `http://127.0.0.1:${trap.port}/` }).end()
      })
      cleanup(door.close)
      const allow = readAllowList(`localhost:${door.port}`)
      const code = await codeOf(callOut(`http://localhost:${door.port}/`, {}, { allow }))
      assert.equal(code, 'E_OUTBOUND_REDIRECT')
    }
    cleanup(trap.close)
    assert.equal(trap.count(), 0)
  })

  test('end at five megabytes', async ({ assert, cleanup }) => {
    const door = await canary((_, response) => {
      const chunk = Buffer.alloc(2 ** 20)
      for (let count = 0; count < 8; count++) response.write(chunk)
      response.end()
    })
    cleanup(door.close)
    const allow = readAllowList('localhost')
    const code = await codeOf(callOut(`http://localhost:${door.port}/`, {}, { allow }))
    assert.equal(code, 'E_OUTBOUND_TOO_LARGE')
  })

  test('go where the operator allows, by name, address or network', async ({ assert, cleanup }) => {
    const door = await canary()
    cleanup(door.close)
    for (const allowed of [`localhost:${door.port}`, 'localhost', '127.0.0.0/8, ::1']) {
      const answer = await callOut(
        `http://localhost:${door.port}/`,
        { method: 'POST', body: 'hello' },
        { allow: readAllowList(allowed) }
      )
      assert.equal(String(answer.body), 'caught', allowed)
    }
    const elsewhere = callOut(
      `http://localhost:${door.port}/`,
      {},
      { allow: readAllowList('localhost:1') }
    )
    assert.equal(await codeOf(elsewhere), 'E_OUTBOUND_FORBIDDEN')
  })

  test('do not tell what is open inside: refused and closed read alike', async ({ assert }) => {
    const answers = [22, 25, 3306].map((port) => codeOf(callOut(`http://127.0.0.1:${port}/`)))
    assert.deepEqual([...new Set(await Promise.all(answers))], ['E_OUTBOUND_FORBIDDEN'])
  })
})

test.group('Addresses', () => {
  test('{$self} is of the open internet')
    .with(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.0', '2606:4700::1111', '2a00::1'])
    .run(({ assert }, ip) => assert.isTrue(isPublicAddress(ip)))

  test('{$self} is not')
    .with([
      ...['0.0.0.0', '10.255.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
      ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.168.1.1', '198.18.0.1', '224.0.0.1'],
      ...['255.255.255.255', '::', '::1', '::ffff:8.8.8.8', '::8.8.8.8', '64:ff9b::7f00:1'],
      ...['64:ff9b:1::a00:1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', 'fc00::1'],
      ...['fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', 'nonsense', ''],
    ])
    .run(({ assert }, ip) => assert.isFalse(isPublicAddress(ip)))
})
