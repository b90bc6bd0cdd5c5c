import type Role from '#kernel/access/models/role'
import { createToken } from '#kernel/accounts/create_token'
import type Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import { transaction } from '#kernel/records/storage/transaction'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import type { ApiClient } from '@japa/api-client'
import { addField } from './kit.js'

const PRODUCTS = '/api/v1/catalogue/products'
const model = 'catalogue.product'
type Rule = Record<string, unknown>

let made = 0

/** A member with one role of these rules; answers the role's id and a token. */
async function member(world: World, rules: Rule[]) {
  await world.enable('catalogue')
  const ctx = await world.context()
  const role = await ctx.run<Role>('kernel.role.create', null, {
    name: `Probe ${++made}`,
    rules,
  })
  const userId = await world.user('sam')
  await transaction(ctx, async (inner) => {
    const membership = await inner
      .records<Membership>('kernel.membership')
      .findBy(['user_id', 'eq', userId])
    await MembershipRole.create(inner, { membershipId: membership!.id, roleId: role.id })
  })
  const token = await createToken(ctx, { userId, name: 'probe', roleId: role.id })
  return { roleId: role.id, token }
}

/** Everything that could name a field, with what is answered. */
async function answers(client: ApiClient, token: string, id: number, name: string) {
  const path = `custom.${name}`
  const filter = encodeURIComponent(JSON.stringify([[path, 'eq', '7']]))
  const urls = [`?fields=${path}`, `?sort=${path}`, `?filter=${filter}`, `/${id}?fields=${path}`]
  const read = await Promise.all(urls.map((url) => client.get(PRODUCTS + url).bearerToken(token)))
  const body = { version: 1, custom: { [name]: 7 } }
  const written = await client.patch(`${PRODUCTS}/${id}`).bearerToken(token).json(body)
  return [...read, written].map(
    (one) =>
      `${one.status()} ${one
        .text()
        .replaceAll(name, 'NAME')
        .replace(/"request_id":"[^"]+"/, '')}`
  )
}

async function product(world: World, client: ApiClient, custom: object) {
  const token = await world.as('ada').token()
  const unit = await world.create('catalogue.unit', {})
  const body = { name: 'Table', unit_id: unit.id, custom }
  const answer = await client.post(PRODUCTS).bearerToken(token).json(body)
  answer.assertStatus(201)
  return answer.body().data.id as number
}

test.group('Who knows of a custom field', () => {
  test('nobody whose rules do not list it: it answers as one that does not exist', async ({
    client,
    world,
    assert,
  }) => {
    await addField(world, { model, key: 'size', kind: 'text', filterable: true })
    const id = await product(world, client, { size: '7' })
    const { token } = await member(world, [
      { model, operations: ['read', 'update'], fields: ['name'] },
    ])
    const hidden = await answers(client, token, id, 'size')
    assert.deepEqual(hidden, await answers(client, token, id, 'nothing'))
    const whole = await client.get(`${PRODUCTS}/${id}`).bearerToken(token)
    assert.notProperty(whole.body().data, 'custom')
  })

  test('whoever’s rules list it, or all custom fields', async ({ client, world, assert }) => {
    await addField(world, { model, key: 'size', kind: 'text' })
    const id = await product(world, client, { size: '7' })
    for (const fields of [['name', 'custom.size'], ['name', 'custom'], null]) {
      const { token } = await member(world, [{ model, operations: ['read'], fields }])
      const seen = await client.get(`${PRODUCTS}/${id}?fields=custom.size`).bearerToken(token)
      assert.deepEqual(seen.body().data, { custom: { size: '7' } })
    }
  })

  test('a class of data needs its permission', async ({ client, world, assert }) => {
    await addField(world, { model, key: 'bonus', kind: 'money', sensitivity: 'salary' })
    const { token } = await member(world, [{ model, operations: ['read', 'update'] }])
    const id = await product(world, client, {})
    const hidden = await answers(client, token, id, 'bonus')
    assert.deepEqual(hidden, await answers(client, token, id, 'nothing'))
  })

  test('one made for a role is there for that role only', async ({ client, world, assert }) => {
    const first = await member(world, [{ model, operations: ['read', 'update'] }])
    await addField(world, { model, key: 'size', kind: 'text', role_ids: [first.roleId] })
    const id = await product(world, client, { size: '7' })
    const url = `${PRODUCTS}/${id}?fields=custom.size`
    const seen = await client.get(url).bearerToken(first.token)
    assert.deepEqual(seen.body().data, { custom: { size: '7' } })
    const other = await world.as('catalogue.manager').token()
    const hidden = await answers(client, other, id, 'size')
    assert.deepEqual(hidden, await answers(client, other, id, 'nothing'))
  })

  test('a rule’s record filter may ask it', async ({ client, world, assert }) => {
    await addField(world, { model, key: 'size', kind: 'text', filterable: true })
    const [small, large] = [
      await product(world, client, { size: 'S' }),
      await product(world, client, { size: 'L' }),
    ]
    const { token } = await member(world, [
      { model, operations: ['read'], filter: ['custom.size', 'eq', 'S'] },
    ])
    const list = await client.get(PRODUCTS).bearerToken(token)
    assert.deepEqual(
      list.body().data.map((one: { id: number }) => one.id),
      [small]
    )
    const other = await client.get(`${PRODUCTS}/${large}`).bearerToken(token)
    other.assertStatus(404)
  })
})
