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

    const restore = (heard?: (out: string) => void) =>
      kontor.run(['ace.js', 'restore', path, `--confirm=${kontor.databaseName}`], {}, heard)
    const refused = await restore()
    assert.equal(refused.code, 1, refused.out)
    assert.match(refused.out, /Another process works with this database/)
    const still = await server.api(token, 'GET', 'contacts/parties?fields=name')
    assert.deepEqual(
      still.body.data.map((one: { name: string }) => one.name),
      ['Bolt']
    )

    const { code, out } = await restore((said) => {
      if (said.includes('waiting for another process')) void server.kill()
    })
    assert.include(out, 'waiting for another process')
    assert.equal(code, 0, out)
  })
})
