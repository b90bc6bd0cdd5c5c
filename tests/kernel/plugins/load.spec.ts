import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'
import env from '#start/env'
import { loadPlugins } from '#kernel/plugins/load'
import { Registry } from '#kernel/plugins/registry'

let count = 0

/** Plugins in a new folder outside the repository, loaded into a registry of their own. */
async function load(plugins: Record<string, string>, more: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), `kontor-plugins-${count++}-`))
  const files = { ...more }
  for (const [id, rest] of Object.entries(plugins)) {
    files[`${id}/plugin.ts`] = `import { definePlugin } from 'kontor/plugin'
      export default definePlugin({ id: '${id}', version: '1.0.0', api: '^1.0', ${rest} })`
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  const registry = await loadPlugins({ more: [folder], into: new Registry() })
  await rm(folder, { recursive: true })
  return registry
}

test.group('Loading plugins', () => {
  test('finds them in a folder outside the repository, TypeScript and all', async ({ assert }) => {
    const registry = await load(
      { far: "models: [() => import('./models/star.js')]" },
      {
        'far/models/star.ts': `import { model, RecordModel, text } from 'kontor/plugin'
          @model({ name: 'far.star', title: 'name' })
          export default class Star extends RecordModel { @text() declare name: string }`,
      }
    )
    assert.isUndefined(registry.failed.get('far'))
    assert.equal(registry.bySegment('far', 'stars')?.name, 'far.star')
  })

  test('leaves out what the environment names, and says so of what requires it', async ({
    assert,
    cleanup,
  }) => {
    env.set('KONTOR_PLUGINS_WITHOUT', 'accounting,catalogue')
    cleanup(() => env.set('KONTOR_PLUGINS_WITHOUT', ''))
    const registry = await load({})
    assert.isFalse(registry.plugins.has('accounting') || registry.failed.has('accounting'))
    assert.equal(registry.failed.get('inventory')?.[0], 'requires: catalogue is not installed')
    assert.isTrue(registry.plugins.has('contacts'))
  })

  test('puts each after what it requires, the kernel first', async ({ assert }) => {
    const registry = await load({
      aaa: "requires: { zzz: '^1.0' }",
      mmm: "optional: { aaa: '^1.0' }",
      zzz: '',
    })
    const ids = registry.inOrder().map((one) => one.id)
    assert.equal(ids[0], 'kernel')
    assert.isBelow(ids.indexOf('zzz'), ids.indexOf('aaa'))
    assert.isBelow(ids.indexOf('aaa'), ids.indexOf('mmm'))
  })

  test('names the plugins that require each other', async ({ assert }) => {
    const registry = await load({
      one: "requires: { two: '^1.0' }",
      two: "requires: { three: '^1.0' }",
      three: "requires: { one: '^1.0' }",
    })
    for (const id of ['one', 'two', 'three']) {
      assert.match(
        registry.failed.get(id)![0],
        /^requires: these require each other: .+ → .+ → .+ → /
      )
    }
  })

  test('leaves out the faulty one and what requires it; the others serve', async ({ assert }) => {
    const registry = await load({
      bad: "events: ['wrong']",
      upon: "requires: { bad: '^1.0' }",
      higher: "requires: { upon: '^1.0' }",
      good: "optional: { bad: '^1.0' }",
    })
    assert.deepEqual(registry.failed.get('upon'), ['requires: bad has failed'])
    assert.deepEqual(registry.failed.get('higher'), ['requires: upon has failed'])
    assert.isTrue(registry.plugins.has('good'))
    assert.isTrue(registry.plugins.has('contacts'))
  })

  test('says why a file cannot be read', async ({ assert }) => {
    const registry = await load({}, { 'torn/plugin.ts': 'export default definePlugin({' })
    assert.match(registry.failed.get('torn')![0], /^plugin\.ts cannot be read: /)
  })

  test('refuses a second plugin of the same id', async ({ assert }) => {
    const registry = await load({ contacts: '' })
    assert.match(registry.failed.get('contacts')![0], /^id: contacts is declared in .+ and in /)
  })

  test('loads glue only where the other plugin is', async ({ assert }) => {
    const glue = { 'glue/integrations/x.ts': 'export default { before: {} }' }
    const declared = (other: string) =>
      `optional: { ${other}: '^1.0' }, integrations: { ${other}: () => import('./integrations/x.js') }`
    const without = await load({ glue: declared('nowhere') }, glue)
    assert.equal(without.plugins.get('glue')!.integrations.size, 0)
    const beside = await load({ glue: declared('contacts') }, glue)
    assert.isTrue(beside.plugins.get('glue')!.integrations.has('contacts'))
  })
})
