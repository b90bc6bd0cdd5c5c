import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { test } from 'kontor/testing'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

const refused = async () => {
  const rows = await db.from('security_events').where('kind', 'refused').orderBy('position')
  return rows.map((row) => ({ user: Number(row.user_id), ...JSON.parse(row.details) }))
}

test.group('Refused requests in the security log', (group) => {
  group.each.timeout(20_000)

  test('name who asked for what without a right, once a minute', async ({ world, assert }) => {
    const { sam } = await people(world)
    const visitor = new Visitor()
    await visitor.signIn('sam')
    for (let time = 0; time < 3; time++) {
      assert.equal((await visitor.ask('GET', '/kernel/roles')).status, 403)
    }
    const [one, ...others] = await refused()
    assert.containsSubset(one, { user: sam, status: 403, right: 'kernel.role.read' })
    assert.equal(one.path, '/kernel/roles')
    assert.isEmpty(others)
  })

  test('know a record that is hidden from one that is not there', async ({ world, assert }) => {
    await people(world)
    await world.company('bolt')
    const theirs = await world.create('kernel.org_unit', { name: 'Theirs' }, { company: 'bolt' })
    const token = await world.as('ada').token()
    const paths = [theirs.id, 987654321].map((id) => `/api/v1/kernel/org-units/${id}`)
    for (const path of paths) {
      const headers = { authorization: `Bearer ${token}` }
      assert.equal((await fetch(new URL(path, env.get('APP_URL')), { headers })).status, 404)
    }
    assert.deepEqual(
      (await refused()).map((one) => one.path),
      [paths[0]]
    )
  })

  test('are not kept of guests, and not more than the log can bear', async ({ world, assert }) => {
    await people(world)
    await new Visitor().ask('GET', '/kernel/roles')
    assert.isEmpty(await refused())
    const visitor = new Visitor()
    await visitor.signIn('sam')
    for (let id = 1; id <= 40; id++) await visitor.ask('GET', `/kernel/roles/${id}`)
    assert.isAtMost((await refused()).length, 60)
    assert.isAtLeast((await refused()).length, 30)
  })
})
