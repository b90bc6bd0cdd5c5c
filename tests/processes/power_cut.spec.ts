import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { servedDeployment } from '#tests/processes/deployment'
import { countOf, Storekeeper } from '#tests/processes/stock'

test.group('kill -9 in the middle of posting', (group) => {
  group.each.timeout(300_000)

  test('leaves no half document, no used-up number, and every acknowledged posting', async ({
    assert,
    cleanup,
  }) => {
    const { kontor, token, ...begun } = await servedDeployment(cleanup, 'inventory')
    let { server } = begun
    let sam = new Storekeeper(server, token)
    const chai = await sam.product('Chai')
    const acknowledged = new Set<number>()

    for (let round = 0; round < 3; round++) {
      const drafts = []
      for (let at = 0; at < 20; at++) drafts.push(await sam.draft('receive', chai, '1'))
      const posting = drafts.map(async (draft) => {
        const answer = await sam.post(draft).catch(() => undefined)
        if (answer?.status === 200) acknowledged.add(draft.id)
      })
      await sleep(5 + round * 15)
      await server.kill()
      await Promise.all(posting)
      server = await kontor.serve()
      sam = sam.on(server)
    }

    const numbers = (await sam.numbers('receive')).map(countOf)
    assert.deepEqual(
      numbers,
      Array.from({ length: numbers.length }, (_, at) => at + 1)
    )
    assert.isAtLeast(numbers.length, acknowledged.size)
    assert.equal((await sam.onHand(chai)) ?? '0', String(numbers.length))
    await kontor.ace('verify')
  })
})
