import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { engine } from '#config/database'
import { CutWire } from '#tests/processes/cut_wire'
import { ONCE } from '#tests/processes/api_call'
import { Deployment, type Server, servedDeployment } from '#tests/processes/deployment'
import { countOf, Storekeeper } from '#tests/processes/stock'

const portOf = (server: Server) => Number(new URL(server.url).port)

interface Answer {
  data: { id: number; state?: string }
}

/** Sends a write with a key; undefined where no answer arrived. */
async function send(port: number, token: string, key: string, path: string, body: object) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      ...ONCE,
      'authorization': `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!answer) return undefined
  const isAgain = answer.headers.get('idempotency-replayed') === 'true'
  return { status: answer.status, isAgain, data: ((await answer.json()) as Answer).data }
}

test.group('A write whose outcome is unknown', (group) => {
  group.each.timeout(300_000)

  test('was done once: the answer lost on its way, then the server killed with it', async ({
    assert,
    cleanup,
  }) => {
    const { kontor, token, ...begun } = await servedDeployment(cleanup, 'inventory')
    let { server } = begun
    const keeper = new Storekeeper(server, token)
    const chai = await keeper.product('Chai')

    for (const dies of [false, true]) {
      const wire = await CutWire.to({ host: '127.0.0.1', port: portOf(server) })
      const draft = await keeper.on(server).draft('receive', chai, '1')
      const path = `inventory/operations/${draft.id}/post`
      const body = { version: draft.version }
      const key = randomUUID()
      const cut = wire.cut('after').then(() => (dies ? server.kill() : undefined))
      assert.isUndefined(await send(wire.port, token, key, path, body))
      await cut
      await wire.close()
      if (dies) server = await kontor.serve()
      const again = await send(portOf(server), token, key, path, body)
      assert.isTrue(again?.isAgain)
      assert.equal(again?.status, 200)
      assert.equal(again?.data.state, 'posted')
      const other = await send(portOf(server), token, key, path, { ...body, version: 9 })
      assert.equal(other?.status, 422)
    }

    const numbers = (await keeper.on(server).numbers('receive')).map(countOf)
    assert.deepEqual(numbers, [1, 2])
    assert.equal(await keeper.on(server).onHand(chai), '2')
    await kontor.ace('verify')
  })

  test('of a killed server during many keyed writes: each is there once, whoever asks again', async ({
    assert,
    cleanup,
  }) => {
    const { kontor, token, ...begun } = await servedDeployment(cleanup, 'contacts')
    let { server } = begun
    const keys = Array.from({ length: 60 }, () => randomUUID())
    const write = (key: string) =>
      send(portOf(server), token, key, 'contacts/parties', { name: `Party ${key}`, kind: 'person' })
    const first = Promise.all(keys.map(write))
    await new Promise((done) => setTimeout(done, 120))
    await server.kill()
    const heard = (await first).filter((one) => one?.status === 201)
    server = await kontor.serve()
    const answers = await Promise.all(keys.map(write))
    assert.isTrue(answers.every((one) => one?.status === 201))
    const ids = new Set(answers.map((one) => one!.data.id))
    assert.equal(ids.size, keys.length)
    for (const one of heard) assert.isTrue(ids.has(one!.data.id))
    const list = await server.api(token, 'GET', 'contacts/parties?limit=500&count=exact')
    assert.equal(
      list.body.data.filter((one: { name: string }) => one.name.startsWith('Party ')).length,
      keys.length
    )
    await kontor.ace('verify')
  })

  test('to the database: cut before or right after COMMIT, the write is there once', async ({
    assert,
    cleanup,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-wire-'))
    const wire = await CutWire.to({ path: process.env.DB_SOCKET! }, join(folder, 'socket'))
    const kontor = await Deployment.create('contacts', { DB_SOCKET: join(folder, 'socket') })
    cleanup(async () => {
      await kontor.close()
      await wire.close()
      await rm(folder, { recursive: true, force: true })
    })
    const token = await kontor.token()
    const server = await kontor.serve()
    const isCommit = (chunk: Buffer) => chunk.includes('COMMIT')
    await server.api(token, 'GET', 'contacts/parties')
    for (const moment of ['after', 'before'] as const) {
      const key = randomUUID()
      const cut = wire.cut(moment, isCommit)
      const answer = () =>
        send(portOf(server), token, key, 'contacts/parties', { name: moment, kind: 'person' })
      const first = await answer()
      await cut
      assert.equal(first?.status, 201)
      const again = await answer()
      assert.equal(again?.status, 201)
      assert.isTrue(again?.isAgain)
      assert.equal(again?.data.id, first?.data.id)
    }
    const { body } = await server.api(token, 'GET', 'contacts/parties?sort=id')
    assert.deepEqual(
      body.data.map((one: { name: string }) => one.name),
      ['after', 'before']
    )
    await kontor.ace('verify')
  }).skip(engine !== 'mysql', 'SQLite is no connection that could be cut')
})
