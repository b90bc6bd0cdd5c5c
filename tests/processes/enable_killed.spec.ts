import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rounds } from '#tests/faults/form'
import { test } from '@japa/runner'
import { Deployment } from '#tests/processes/deployment'
import { PluginFolder } from '#tests/processes/plugin_folder'
import { readPast } from '#tests/processes/read_past'

const files = (id: string) => ({
  [`${id}/plugin.ts`]: `import { definePlugin } from 'kontor/plugin'
export default definePlugin({ id: '${id}', version: '1.0.0', api: '^1.0',
  models: [() => import('./models/egg.js')],
  roles: { keeper: ['${id}.egg.read'] },
  onEnable: async (ctx) => { await ctx.records('${id}.egg').create({ name: 'first' }) } })`,
  [`${id}/models/egg.ts`]: `import { model, RecordModel, text } from 'kontor/plugin'
@model({ name: '${id}.egg', title: 'name' })
export default class Egg extends RecordModel { @text({ required: true }) declare name: string }`,
  [`${id}/migrations/0001_eggs.ts`]: `import { Migration } from 'kontor/migration'
export default class extends Migration {
  up() { this.createRecords('${id}_eggs', (t) => { t.text('name').notNullable() }) }
  down() { this.drop('${id}_eggs') }
}`,
})

test.group('Enabling a plugin', (group) => {
  let folder: PluginFolder
  let kontor: Deployment

  group.each.timeout(1_400_000)
  group.each.setup(async () => {
    folder = await PluginFolder.create()
    kontor = await Deployment.create('', { KONTOR_PLUGINS_PATH: folder.path }, 'none')
    return async () => {
      await kontor.close()
      await folder.remove()
    }
  })

  /** `on` with everything it brings, `off` with nothing of it; anything else is what must not be. */
  async function stateOf(id: string) {
    const [row] = await readPast(kontor, `SELECT state FROM @plugins WHERE plugin = '${id}'`)
    const roles = await readPast(kontor, `SELECT id FROM @roles WHERE owner_plugin = '${id}'`)
    const eggs = await readPast(kontor, `SELECT id FROM @${id}_eggs`).catch(() => [])
    const found = `${String(row?.state ?? 'none')} ${roles.length} ${eggs.length}`
    if (found === 'enabled 1 1') return 'on'
    return ['none 0 0', 'available 0 0'].includes(found) ? 'off' : found
  }

  test('killed before any of its statements is on or cleanly off, and the next start heals it', async ({
    assert,
  }) => {
    const enable = (id: string, env: NodeJS.ProcessEnv) =>
      kontor.run(['--import=./tests/processes/kill_at.mjs', 'ace.js', 'plugin:enable', id], env)
    const counted = join(kontor.folder, 'statements')
    await folder.write(files('whole'))
    assert.equal((await enable('whole', { STATEMENTS_FILE: counted })).code, 0)
    const statements = Number(await readFile(counted, 'utf8'))
    assert.isAbove(statements, 10)

    const states: Record<string, number> = { on: 0, off: 0 }
    for (let at = 1; at <= statements; at += rounds(5, 1)) {
      const id = `victim${at}`
      await folder.write(files(id))
      const { code, out } = await enable(id, { KILL_AT: String(at) })
      assert.isNull(code, `statement ${at} of ${statements} was reached: ${out}`)
      const state = await stateOf(id)
      assert.include(['on', 'off'], state, `killed before statement ${at}`)
      states[state]++
      await kontor.ace('plugin:enable', id)
      assert.equal(await stateOf(id), 'on', `healed after statement ${at}`)
    }
    assert.isAbove(states.off, rounds(1, 5))
    await kontor.ace('verify')
  })

  test('from two processes at once it is enabled once', async ({ assert }) => {
    await folder.write(files('twin'))
    await Promise.all([kontor.ace('plugin:enable', 'twin'), kontor.ace('plugin:enable', 'twin')])
    assert.equal(await stateOf('twin'), 'on')
    await kontor.ace('verify')
  })

  test('while another process uninstalls it, one of the two wins whole', async ({ assert }) => {
    await folder.write(files('torn'))
    await kontor.ace('plugin:list')
    const [enabled, uninstalled] = await Promise.all([
      kontor.tryAce('plugin:enable', 'torn'),
      kontor.tryAce('plugin:uninstall', 'torn'),
    ])
    const [{ state }] = await readPast(
      kontor,
      "SELECT state FROM @installed_plugins WHERE plugin = 'torn'"
    )
    assert.deepEqual([enabled.code, uninstalled.code].sort(), [0, 1])
    assert.deepEqual(
      [await stateOf('torn'), state],
      enabled.code === 0 ? ['on', 'installed'] : ['off', 'uninstalled']
    )
    await kontor.ace('verify')
  })
})
