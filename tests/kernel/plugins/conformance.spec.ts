import { readdirSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { resetMessages } from '#kernel/http/messages'
import { loadPlugins } from '#kernel/plugins/load'
import { migrate, rollbackPlugin } from '#kernel/plugins/migrations'
import { registry } from '#kernel/plugins/registry'
import { checks, faultsOf } from '#kernel/plugins/testing/conformance'
import { tablesOf } from '#kernel/plugins/testing/schema'
import type { World } from '#kernel/plugins/testing/world'

const fixtures = readdirSync(app.makePath('tests/plugins')).filter((name) =>
  name.startsWith('broken-')
)

test.group('The conformance kit', (group) => {
  group.each.timeout(120_000)

  test('has a broken plugin for each of its checks', ({ assert }) => {
    assert.sameMembers(
      fixtures.map(checkOf),
      checks.map((check) => check.name)
    )
  })

  for (const fixture of fixtures) {
    test(`${fixture} fails exactly that check`, async ({ world, assert, cleanup }) => {
      const id = fixture.replaceAll('-', '_')
      cleanup(() => takeOut(id))
      await world.company()
      await loadPlugins({ more: [`tests/plugins/${fixture}`] })
      resetMessages()
      await migrate()
      assert.deepEqual(await failing(id, world), [checkOf(fixture)])
    })
  }
})

const checkOf = (fixture: string) => fixture.slice('broken-'.length).replaceAll('-', '_')

async function failing(id: string, world: World) {
  const found: string[] = []
  for (const check of checks) {
    if ((await faultsOf(check, id, world)).length > 0) found.push(check.name)
  }
  return found
}

async function takeOut(id: string) {
  if (registry.plugins.has(id)) await rollbackPlugin(id)
  for (const table of await tablesOf(id)) await db.connection().schema.dropTable(table)
  await loadPlugins()
  resetMessages()
}
