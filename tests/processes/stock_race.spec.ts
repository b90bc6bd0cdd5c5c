import { test } from '@japa/runner'
import { engine } from '#config/database'
import { Deployment } from '#tests/processes/deployment'
import { countOf, Storekeeper } from '#tests/processes/stock'

test.group('Many storekeepers at once', (group) => {
  let kontor: Deployment
  group.each.timeout(300_000)
  group.each.setup(async () => {
    kontor = await Deployment.create('inventory')
    return () => kontor.close()
  })

  test('100 parallel deliveries of the last 10 pieces deliver exactly 10', async ({ assert }) => {
    const first = await kontor.serve()
    const second = engine === 'mysql' ? await kontor.serve() : first
    const sam = new Storekeeper(first, await kontor.token())
    const chai = await sam.product('Chai')
    await sam.receive(chai, '10')
    const drafts = []
    for (let at = 0; at < 100; at++) drafts.push(await sam.draft('deliver', chai, '1'))

    const answers = await Promise.all(
      drafts.map((draft, index) => sam.on(index % 2 === 0 ? first : second).post(draft))
    )
    assert.lengthOf(
      answers.filter((one) => one.status === 200),
      10
    )
    const refused = answers.filter((one) => one.status !== 200)
    assert.deepEqual([...new Set(refused.map((one) => one.body.code))], ['E_STOCK_SHORT'])
    assert.equal(await sam.onHand(chai), '0')
    assert.deepEqual(
      (await sam.numbers('deliver')).map(countOf),
      Array.from({ length: 10 }, (_, at) => at + 1)
    )
    await kontor.ace('verify')
  })

  test('16 parallel posters draw the numbers 1 to n without a gap, though some are refused', async ({
    assert,
  }) => {
    const first = await kontor.serve()
    const second = engine === 'mysql' ? await kontor.serve() : first
    const sam = new Storekeeper(first, await kontor.token())
    const products = await Promise.all(
      ['Chai', 'Chang', 'Ikura', 'Konbu'].map((name) => sam.product(name))
    )
    let posted = 0
    await Promise.all(
      Array.from({ length: 16 }, async (_, poster) => {
        const mine = sam.on(poster % 2 === 0 ? first : second)
        for (let at = 0; at < 6; at++) {
          const fails = at % 3 === 2
          const draft = await mine.draft(
            fails ? 'deliver' : 'receive',
            products[(poster + at) % 4],
            fails ? '100000' : '1'
          )
          const { status } = await mine.post(draft)
          if (status === 200) posted++
        }
      })
    )
    assert.equal(posted, 64)
    assert.deepEqual(
      (await sam.numbers('receive')).map(countOf),
      Array.from({ length: 64 }, (_, at) => at + 1)
    )
    assert.isEmpty(await sam.numbers('deliver'))
    await kontor.ace('verify')
  })

  test('a command imports beside the server while it posts', async ({ assert }) => {
    const server = await kontor.serve()
    const sam = new Storekeeper(server, await kontor.token())
    const chai = await sam.product('Chai')
    const command = kontor.ace('demo:load', '--volume=30')
    for (let at = 0; at < 20; at++) await sam.receive(chai, '1')
    await command
    assert.equal(await sam.onHand(chai), '20')
    await kontor.ace('verify')
  })
})
