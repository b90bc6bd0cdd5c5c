import { test } from '@japa/runner'
import { servedDeployment } from '#tests/processes/deployment'

test.group('Enablement at run time', (group) => {
  group.each.timeout(300_000)

  test('a running server sees on its next request what a command switched', async ({
    assert,
    cleanup,
  }) => {
    const { kontor, token, server } = await servedDeployment(cleanup, 'inventory')
    const answers = async () => {
      const paths = ['inventory/operations', 'catalogue/products']
      const all = await Promise.all(paths.map((path) => server.api(token, 'GET', path)))
      return all.map((one) => one.status)
    }

    assert.deepEqual(await answers(), [200, 200])
    await kontor.ace('plugin:disable', 'inventory')
    assert.deepEqual(await answers(), [404, 200])
    const refused = await kontor.tryAce('plugin:disable', 'contacts')
    assert.equal(refused.code, 1)
    await kontor.ace('plugin:enable', 'inventory')
    assert.deepEqual(await answers(), [200, 200])
    await kontor.ace('verify')
  })
})
