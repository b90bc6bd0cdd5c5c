import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'

const DAY = 86_400_000
const dayAt = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

/** The auditor of the books, from a day until a day, with everything he reads noted. */
async function auditor(world: World, startsOn: string, endsOn: string) {
  await world.enable('accounting')
  const ctx = await world.context()
  const userId = await world.user('accounting.auditor')
  const membership = await ctx.records('kernel.membership').findBy(['user_id', 'eq', userId])
  const lines = ctx.records<never>('kernel.membership_role')
  const [line] = (await lines.where(['membership_id', 'eq', membership!.id])) as {
    id: number
    roleId: number
  }[]
  await ctx.run('kernel.membership.update', membership!.id, {
    roles: [
      {
        id: line.id,
        role_id: line.roleId,
        starts_on: startsOn,
        ends_on: endsOn,
        is_logged: true,
      },
    ],
  })
  return world.as('accounting.auditor').token()
}

test.group('An auditor for some days', () => {
  test('reads the books and changes nothing, and what he reads is noted', async ({
    client,
    world,
    assert,
  }) => {
    const token = await auditor(world, dayAt(0), dayAt(10))
    const books = '/api/v1/accounting'
    const file = await client
      .get(`${books}/trial-balance/file`)
      .qs({ format: 'csv' })
      .bearerToken(token)
    file.assertStatus(200)
    ;(await client.get(`${books}/invoices`).bearerToken(token)).assertStatus(200)
    const made = await client.post(`${books}/invoices`).bearerToken(token).json({ party_id: 1 })
    made.assertStatus(403)
    const readings = await client
      .get('/api/v1/kernel/readings')
      .qs({ sort: 'id' })
      .bearerToken(await world.as('ada').token())
    const { data } = readings.body() as { data: { kind: string; subject: string }[] }
    assert.deepEqual(
      data.map(({ kind, subject }) => [kind, subject]),
      [
        ['file', 'Trial balance'],
        ['list', 'Invoices and bills'],
      ]
    )
  })

  test('sees nothing once the last day has passed', async ({ client, world }) => {
    const token = await auditor(world, dayAt(-10), dayAt(-1))
    for (const path of ['invoices', 'entries', 'trial-balance/file?format=csv']) {
      ;(await client.get(`/api/v1/accounting/${path}`).bearerToken(token)).assertStatus(403)
    }
  })
})
