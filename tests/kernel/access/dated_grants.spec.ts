import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { isInForce } from '#kernel/access/grants/in_force'
import Role from '#kernel/access/models/role'
import { createToken } from '#kernel/accounts/create_token'
import { goBy } from '#kernel/companies/clock'
import { Visitor, PASSWORD, people } from '#tests/kernel/accounts/visitor'
import { refusalOf } from '#tests/kernel/access/people'

const PARTIES = '/api/v1/contacts/parties'
const DAY = 86_400_000
const dayAt = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

interface Given {
  starts_on?: string
  ends_on?: string
  is_logged?: boolean
}

/** Sam, who may sign in, as an auditor of contacts with that grant alone; a program of his has the secret. */
async function auditor(world: World, given: Given) {
  await world.enable('contacts')
  const { ada, sam } = await people(world)
  const ctx = await world.context()
  const role = await Role.findBy(ctx, ['key', 'eq', 'contacts.auditor'])
  const membership = await ctx.records('kernel.membership').findBy(['user_id', 'eq', sam])
  await ctx.run('kernel.membership.update', membership!.id, {
    roles: [{ role_id: role!.id, ...given }],
  })
  const secret = await createToken(ctx, { userId: sam, name: 'audit' })
  return { ctx, ada, sam, membership: membership!.id, role: role!.id, secret }
}

interface Noted {
  user_id: number
  kind: string
  subject: string | null
  address: string
  through: string
  record_id: number | null
}

const renamed = (from: string, to: string) => db.connection().schema.renameTable(from, to)

/** What is noted so far, the oldest first, as Ada's list shows it. */
async function noted(client: ApiClient, world: World) {
  const answer = await client
    .get('/api/v1/kernel/readings')
    .qs({ sort: 'id', limit: 200 })
    .bearerToken(await world.as('ada').token())
  answer.assertStatus(200)
  return (answer.body() as { data: Noted[] }).data
}

test.group('A role given for some days', () => {
  test('counts from its first day to its last, and ends by itself', async ({
    client,
    world,
    assert,
    cleanup,
  }) => {
    const { secret } = await auditor(world, { starts_on: dayAt(1), ends_on: dayAt(2) })
    const statusAfter = async (days: number) => {
      const back = goBy(() => new Date(Date.now() + days * DAY))
      cleanup(back)
      const answer = await client.get(PARTIES).bearerToken(secret)
      back()
      return answer.status()
    }
    const told: number[] = []
    for (const days of [0, 1, 2, 3, 1]) told.push(await statusAfter(days))
    assert.deepEqual(told, [403, 200, 200, 403, 200])
  })

  test('{starts_on} to {ends_on} counts on {today}: {counts}')
    .with([
      { starts_on: null, ends_on: null, today: '2026-05-05', counts: true },
      { starts_on: '2026-05-05', ends_on: null, today: '2026-05-05', counts: true },
      { starts_on: '2026-05-06', ends_on: null, today: '2026-05-05', counts: false },
      { starts_on: null, ends_on: '2026-05-05', today: '2026-05-05', counts: true },
      { starts_on: null, ends_on: '2026-05-04', today: '2026-05-05', counts: false },
    ])
    .run(({ assert }, { starts_on: startsOn, ends_on: endsOn, today, counts }) => {
      assert.equal(isInForce({ startsOn, endsOn }, today), counts)
    })

  test('does not end before it begins', async ({ world, assert }) => {
    const error = await refusalOf(
      auditor(world, { starts_on: '2026-05-02', ends_on: '2026-05-01' })
    )
    assert.equal(error.errors[0].code, 'E_GRANT_DAYS')
  })

  test('says so in the list of members, and its change is in the security log', async ({
    world,
    assert,
  }) => {
    const { ctx, membership } = await auditor(world, { ends_on: dayAt(5), is_logged: true })
    const lines = await ctx
      .records('kernel.membership_role')
      .where(['membership_id', 'eq', membership])
    assert.deepEqual(
      lines
        .map((one) => one as unknown as { endsOn: string; isLogged: boolean })
        .map(({ endsOn, isLogged }) => [endsOn, isLogged]),
      [[dayAt(5), true]]
    )
    const events = await ctx.rows<{ details: string }>(
      "SELECT `details` FROM `security_events` WHERE `kind` = 'membership_changed'"
    )
    assert.isAbove(events.length, 0)
  })
})

test.group('Readings that are noted', () => {
  test('each list, record, screen and file, before it is shown', async ({
    client,
    world,
    assert,
  }) => {
    const { secret, sam } = await auditor(world, { ends_on: dayAt(1), is_logged: true })
    const party = await world.create('contacts.party', { name: 'Bolt' })
    await client.get(PARTIES).qs({ q: 'Bo' }).bearerToken(secret)
    await client.get(`${PARTIES}/${party.id}`).bearerToken(secret)
    const visitor = new Visitor()
    await visitor.signIn('sam', PASSWORD)
    await visitor.get(`/contacts/parties/${party.id}`)
    await visitor.get('/contacts/parties/export?format=csv')
    await visitor.ask('GET', '/kernel/preferences')
    await visitor.ask('GET', '/kernel/bell')
    const rows = await noted(client, world)
    const told = rows.map(({ kind, subject, address, through }) => [
      kind,
      subject,
      address,
      through,
    ])
    for (const row of [
      ['list', 'Contacts', `${PARTIES}?q=Bo`, 'api'],
      ['record', 'Contact Bolt', `${PARTIES}/${party.id}`, 'api'],
      ['record', 'Contact Bolt', `/contacts/parties/${party.id}`, 'screen'],
      ['file', 'Contacts', '/contacts/parties/export?format=csv', 'screen'],
    ]) {
      assert.deepInclude(told, row)
    }
    assert.isTrue(rows.every((one) => one.user_id === sam && !/preferences|bell/.test(one.address)))
  })

  test('what was refused is none, and neither is what others read', async ({
    client,
    world,
    assert,
  }) => {
    const { secret, ctx, membership, role } = await auditor(world, { is_logged: true })
    await client.get('/api/v1/kernel/users').bearerToken(secret)
    await client.get(`${PARTIES}/999`).bearerToken(secret)
    await client.get(PARTIES).bearerToken(await world.as('contacts.clerk').token())
    assert.deepEqual(await noted(client, world), [])
    const [line] = await ctx
      .records('kernel.membership_role')
      .where(['membership_id', 'eq', membership])
    await ctx.run('kernel.membership.update', membership, {
      roles: [{ id: line.id, role_id: role, is_logged: false }],
    })
    await client.get(PARTIES).bearerToken(secret)
    assert.deepEqual(await noted(client, world), [])
  })

  test('are for whoever may read them, and nobody changes one', async ({
    client,
    world,
    assert,
  }) => {
    const { secret } = await auditor(world, { is_logged: true })
    await client.get(PARTIES).bearerToken(secret)
    assert.lengthOf(await noted(client, world), 1)
    const own = await client.get('/api/v1/kernel/readings').bearerToken(secret)
    own.assertStatus(403)
    const [{ id }] = (await noted(client, world)) as (Noted & { id: number })[]
    const token = await world.as('ada').token()
    for (const answer of [
      await client.delete(`/api/v1/kernel/readings/${id}`).bearerToken(token),
      await client
        .patch(`/api/v1/kernel/readings/${id}`)
        .bearerToken(token)
        .json({ version: 1, address: '/' }),
    ]) {
      assert.isTrue(answer.status() >= 400 && answer.status() < 500, String(answer.status()))
    }
    assert.lengthOf(await noted(client, world), 1)
  })

  test('what cannot be noted is not shown', async ({ client, world, assert, cleanup }) => {
    const { secret } = await auditor(world, { is_logged: true })
    await world.create('contacts.party', { name: 'Secretive' })
    await renamed('readings', 'readings_away')
    cleanup(() => renamed('readings_away', 'readings').catch(() => undefined))
    const answer = await client.get(PARTIES).bearerToken(secret)
    await renamed('readings_away', 'readings')
    assert.equal(answer.status(), 500)
    assert.notInclude(answer.text(), 'Secretive')
  })
})
