import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { mainDataHolds } from '../main_data/invariant.js'
import Email from '../models/email.js'
import Party from '../models/party.js'
import Phone from '../models/phone.js'

async function enter(world: World, values: Record<string, unknown>) {
  const made = await world
    .as('clerk')
    .run<Party>('contacts.party.create', null, { name: 'Bolt', ...values })
  return reload(world, made.id)
}

async function change(world: World, party: Party, values: Record<string, unknown>) {
  await world.as('clerk').run('contacts.party.update', party.id, values)
  return reload(world, party.id)
}

const reload = async (world: World, id: number) => Party.findOrFail(await world.context(), id)

async function linesOf<Line extends RecordModel>(
  world: World,
  model: new () => Line,
  party: Party
) {
  const ctx = await world.context()
  return ctx.records<Line>(model as never).where(['party_id', 'eq', party.id], { sort: 'id' })
}

test.group('Main data of a party', () => {
  test('an e-mail and a phone written straight become lines', async ({ world, assert }) => {
    const party = await enter(world, {
      email: 'info@bolt.example',
      phone: '030-0074321',
      country: 'DE',
    })
    const [email] = await linesOf(world, Email, party)
    const [phone] = await linesOf(world, Phone, party)
    assert.include(email, { address: 'info@bolt.example', isMain: true })
    assert.include(phone, { number: '+49300074321', isMain: true, digits: '49300074321' })
    assert.equal(party.phone, '+49300074321')
  })

  test('of several lines the marked one is shown, else the first', async ({ world, assert }) => {
    const emails = [{ address: 'a@bolt.example' }, { address: 'b@bolt.example' }]
    assert.equal((await enter(world, { emails })).email, 'a@bolt.example')
    const marked = [emails[0], { ...emails[1], is_main: true }]
    assert.equal((await enter(world, { emails: marked })).email, 'b@bolt.example')
  })

  test('marking another line changes what is shown, and only one stays marked', async ({
    world,
    assert,
  }) => {
    const emails = [{ address: 'a@bolt.example' }, { address: 'b@bolt.example' }]
    const party = await enter(world, { emails })
    const [, second] = await linesOf(world, Email, party)
    const changed = await change(world, party, { emails: [{ id: second.id, is_main: true }] })
    assert.equal(changed.email, 'b@bolt.example')
    assert.deepEqual(
      (await linesOf(world, Email, party)).map((line) => line.isMain),
      [false, true]
    )
  })

  test('a new main e-mail changes the main line, none takes it away', async ({ world, assert }) => {
    const party = await enter(world, { email: 'old@bolt.example' })
    await change(world, party, { email: 'new@bolt.example' })
    assert.deepEqual(
      (await linesOf(world, Email, party)).map((line) => line.address),
      ['new@bolt.example']
    )
    assert.isNull((await change(world, party, { email: null })).email)
    assert.isEmpty(await linesOf(world, Email, party))
  })

  test('when the main line goes, the next one takes its place', async ({ world, assert }) => {
    const emails = [{ address: 'a@bolt.example' }, { address: 'b@bolt.example' }]
    const party = await enter(world, { emails })
    const [first] = await linesOf(world, Email, party)
    const changed = await change(world, party, { emails: [{ id: first.id, _delete: true }] })
    assert.equal(changed.email, 'b@bolt.example')
  })

  test('a corrected line is shown corrected', async ({ world, assert }) => {
    const party = await enter(world, {
      addresses: [{ street: 'Am Markt 1', city: 'Berlni', country: 'DE' }],
    })
    assert.equal(party.city, 'Berlni')
    const changed = await change(world, party, { city: 'Berlin' })
    assert.include(changed, { street: 'Am Markt 1', city: 'Berlin' })
  })

  test('what lists show agrees with the lines', async ({ world, assert }) => {
    await enter(world, {
      email: 'info@bolt.example',
      phone: '030-0074321',
      city: 'Berlin',
      country: 'DE',
    })
    assert.isEmpty(await mainDataHolds.check(await world.context()))
  })
})
