import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { newestBackup } from '#tests/processes/archives'
import { Deployment } from '#tests/processes/deployment'

test.group('A database another process works with', (group) => {
  group.each.timeout(300_000)

  test('is not replaced by a backup; one that is just ending is waited for', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('contacts')
    cleanup(() => kontor.close())
    await kontor.ace('backup')
    const { path } = await newestBackup(kontor)
    const server = await kontor.serve()
    const token = await kontor.token()
    const bolt = { kind: 'organisation', name: 'Bolt' }
    const { status } = await server.api(token, 'POST', 'contacts/parties', bolt)
    assert.equal(status, 201)

    const restore = () => kontor.tryAce('restore', path, `--confirm=${kontor.databaseName}`)
    const begun = Date.now()
    const refused = await restore()
    const took = Date.now() - begun
    assert.equal(refused.code, 1, refused.out)
    assert.match(refused.out, /Another process works with this database/)
    const still = await server.api(token, 'GET', 'contacts/parties?fields=name')
    assert.deepEqual(
      still.body.data.map((one: { name: string }) => one.name),
      ['Bolt']
    )

    const restoring = restore()
    // Of what it took, the last five seconds were patience.
    await sleep(Math.max(0, took - 4500))
    await server.kill()
    const { code, out } = await restoring
    assert.equal(code, 0, out)
  })
})
