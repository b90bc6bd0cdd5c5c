import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { Deployment } from '#tests/processes/deployment'
import { GARDEN, PluginFolder } from '#tests/processes/plugin_folder'

test.group('Upgrading', (group) => {
  let folder: PluginFolder
  let kontor: Deployment
  let token: string

  group.each.timeout(300_000)
  group.each.setup(async () => {
    folder = await PluginFolder.create()
    await folder.write(GARDEN.first)
    kontor = await Deployment.create('garden', { KONTOR_PLUGINS_PATH: folder.path }, 'garden')
    token = await kontor.token()
    return async () => {
      await kontor.close()
      await folder.remove()
    }
  })

  /** The plants as the server shows them, with one field more. */
  async function plants(field: string) {
    const server = await kontor.serve()
    const { body } = await server.api(token, 'GET', `garden/plants?sort=id&fields=name,${field}`)
    await server.kill()
    return body.data.map((one: Record<string, unknown>) => one.name)
  }

  test('shows what it will do, backs up, migrates, and brings the data to the new version', async ({
    assert,
  }) => {
    await folder.write(GARDEN.second)
    const plan = await kontor.ace('upgrade', '--plan')
    assert.match(plan, /garden: 1\.0\.0 → 1\.1\.0/)
    assert.match(plan, /migration garden\/0002_heights/)
    assert.match(await kontor.ace('upgrade', '--plan'), /0002_heights/, 'a plan touches nothing')

    const out = await kontor.ace('upgrade', '--yes')
    assert.match(out, /Upgraded with 1 migrations/)
    const backups = await readdir(join(kontor.folder, 'backups'))
    assert.lengthOf(
      backups.filter((name) => name.endsWith('-upgrade.zip')),
      1
    )
    assert.deepEqual(await plants('height'), ['fern', 'grown from 1.0.0'])
    assert.include(await kontor.ace('upgrade', '--plan'), 'up to date')
    const roles = await kontor.ace('plugin:inspect', 'garden')
    assert.include(roles, '0002_heights  applied')
    await kontor.ace('verify')
  })

  test('a failing migration leaves everything as it was', async ({ assert }) => {
    await folder.write({ ...GARDEN.second, ...GARDEN.failing })
    const failed = await kontor.tryAce('upgrade', '--yes')
    assert.equal(failed.code, 1)
    assert.match(failed.out, /as it was before/)
    assert.match(failed.out, /0003_tools/)

    await folder.remove('garden')
    await folder.write(GARDEN.first)
    const inspected = await kontor.ace('plugin:inspect', 'garden')
    assert.include(inspected, '0001_plants  applied')
    assert.notInclude(inspected, '0002')
    assert.deepEqual(await plants('created_at'), ['fern'])
    await kontor.ace('verify')

    await folder.write({ ...GARDEN.second })
    await kontor.ace('upgrade', '--yes')
    assert.deepEqual(await plants('height'), ['fern', 'grown from 1.0.0'])
  })

  test('is refused while a server works', async ({ assert }) => {
    const server = await kontor.serve()
    await folder.write(GARDEN.second)
    const refused = await kontor.tryAce('upgrade', '--yes')
    assert.equal(refused.code, 1)
    assert.include(refused.out, 'Stop the server')
    const { status } = await server.api(token, 'GET', 'garden/plants')
    assert.equal(status, 200)
  })

  test('a plugin older than its data is left out, and nothing of it is touched', async ({
    assert,
  }) => {
    await folder.write(GARDEN.second)
    await kontor.ace('upgrade', '--yes')
    await folder.write({ 'garden/plugin.ts': GARDEN.first['garden/plugin.ts'] })
    const list = await kontor.ace('plugin:list')
    assert.match(list, /version 1\.0\.0 is older than its data, which is of 1\.1\.0/)
    await folder.write(GARDEN.second)
    assert.deepEqual(await plants('height'), ['fern', 'grown from 1.0.0'])
  })
})
