import { createHash } from 'node:crypto'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

/** Not business: when somebody was last there, what was refused, and how many rows were taken out. */
const NOTES = /^(sessions|security_events|security_log_end|exported_rows|sqlite_|search_index)/

/** Everything that is stored, as one digest for each table. */
async function stored() {
  const tables = (await db.connection().getAllTables()).filter((name) => !NOTES.test(name))
  const found: Record<string, string> = {}
  for (const table of tables.sort()) {
    const rows = JSON.stringify(await db.from(table))
    found[table] = createHash('sha256').update(rows).digest('hex')
  }
  return found
}

/** Every address that answers GET, with the models of the world in the places of the derived screens. */
function addresses(ids: Map<string, number>) {
  const patterns = Object.values(router.toJSON())
    .flat()
    .filter(({ methods, pattern }) => methods.includes('GET') && !pattern.startsWith('/api/'))
    .map(({ pattern }) => pattern)
  const models = [...registry.models.values()].filter((one) => !one.lineOf)
  return patterns.flatMap((pattern) => {
    if (!pattern.includes(':plugin/:records')) return pattern.replaceAll(/:\w+\??|\*/g, '1')
    return models.map((model) =>
      pattern
        .replace(':plugin/:records', `${model.plugin}/${model.segment}`)
        .replace(':id', String(ids.get(model.name) ?? 1))
        .replaceAll(/:\w+\??/g, '1')
    )
  })
}

test.group('Reading', () => {
  test('changes nothing, whatever is read and however often', async ({ world, assert }) => {
    const { ada } = await people(world)
    const party = await world.create('contacts.party', { name: 'Bolt' })
    const visitor = new Visitor()
    await visitor.signIn()
    const all = addresses(
      new Map([
        ['contacts.party', party.id],
        ['kernel.user', ada],
      ])
    )
    assert.isAbove(all.length, 60)
    const before = await stored()
    const bugs: string[] = []
    for (const path of [...all, ...all]) {
      const { status } = await visitor.get(path)
      if (status >= 500) bugs.push(`${path}: ${status}`)
    }
    assert.deepEqual(bugs, [])
    assert.deepEqual(await stored(), before)
  }).timeout(240_000)
})
