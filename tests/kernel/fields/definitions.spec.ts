import { test } from 'kontor/testing'
import { addField } from './kit.js'

const FIELDS = '/api/v1/kernel/custom-fields'
const GOOD = { model: 'catalogue.product', key: 'size', kind: 'text', label: { en: 'Size' } }

/** What is sent instead of a good definition, and what is complained of. */
const WRONG: [Record<string, unknown>, string, string][] = [
  [{ model: 'catalogue.nothing' }, 'model', 'E_CUSTOM_MODEL'],
  [{ model: 'kernel.custom_field' }, 'model', 'E_CUSTOM_MODEL'],
  [{ model: 'inventory.stock_level' }, 'model', 'E_CUSTOM_MODEL'],
  [{ key: 'Size' }, 'key', 'E_CUSTOM_KEY'],
  [{ key: '__proto__' }, 'key', 'E_CUSTOM_KEY'],
  [{ key: "a'); DROP TABLE users; --" }, 'key', 'E_CUSTOM_KEY'],
  [{ key: 'constructor' }, 'key', 'E_CUSTOM_KEY_RESERVED'],
  [{ kind: 'json' }, 'kind', 'E_CHOICE'],
  [{ label: {} }, 'label', 'E_REQUIRED'],
  [{ label: { xx: 'Size' } }, 'label', 'E_CUSTOM_TEXTS'],
  [{ label: { en: 'x'.repeat(121) } }, 'label.en', 'E_TEXT_TOO_LONG'],
  [{ kind: 'choice' }, 'options', 'E_REQUIRED'],
  [{ options: [{ value: 'a', label: { en: 'A' } }] }, 'options', 'E_CUSTOM_NOT_OF_KIND'],
  [
    { kind: 'choice', options: [{ value: '`', label: { en: 'A' } }] },
    'options.0.value',
    'E_CUSTOM_OPTION',
  ],
  [{ kind: 'reference' }, 'refers_to', 'E_CUSTOM_REFERS'],
  [{ kind: 'integer', min: 3, max: 2 }, 'max', 'E_CUSTOM_LIMITS'],
  [{ pattern: '(a+)+' }, 'pattern', 'E_PATTERN_UNKNOWN'],
  [{ pattern: 'a*b*c*' }, 'pattern', 'E_PATTERN_COMPLEX'],
  [{ kind: 'tags', filterable: true }, 'filterable', 'E_CUSTOM_FILTERABLE'],
  [{ kind: 'integer', default_value: 'many' }, 'default_value', 'E_INTEGER'],
  [{ role_ids: [999_999] }, 'role_ids', 'E_CUSTOM_ROLES'],
  [{ after: 'nothing' }, 'after', 'E_UNKNOWN_FIELD'],
]

test.group('The definition of a custom field', () => {
  test('is refused by name where it could be no field', async ({ client, world, assert }) => {
    await world.enable('inventory')
    const token = await world.as('ada').token()
    for (const [change, field, code] of WRONG) {
      const answer = await client
        .post(FIELDS)
        .bearerToken(token)
        .json({ ...GOOD, ...change })
      answer.assertStatus(422)
      const found = answer.body().errors.map((one: Record<string, string>) => [one.field, one.code])
      assert.deepInclude(found, [field, code], JSON.stringify(change))
    }
  })

  test('keeps its model, key and kind, and its key is taken once', async ({
    client,
    world,
    assert,
  }) => {
    const id = await addField(world, GOOD)
    const token = await world.as('ada').token()
    const again = await client.post(FIELDS).bearerToken(token).json(GOOD)
    assert.equal(again.body().errors[0].code, 'E_TAKEN')
    const body = { version: 1, kind: 'integer', key: 'other' }
    const changed = await client.patch(`${FIELDS}/${id}`).bearerToken(token).json(body)
    changed.assertStatus(422)
    const codes = changed.body().errors.map((one: Record<string, string>) => one.code)
    assert.deepEqual(codes, ['E_CUSTOM_FIXED', 'E_CUSTOM_KIND_CONVERTS'])
  })

  test('is one company’s: another has neither the field nor its values', async ({
    client,
    world,
    assert,
  }) => {
    await addField(world, GOOD)
    await world.enable('catalogue', 'beta')
    const token = await world.as('ada').token('beta')
    const url = '/api/v1/catalogue/products?fields=custom.size'
    const answer = await client.get(url).bearerToken(token)
    answer.assertStatus(422)
    assert.equal(answer.body().errors[0].code, 'E_UNKNOWN_FIELD')
  })

  test('who is no administrator reads and changes none', async ({ client, world }) => {
    const id = await addField(world, GOOD)
    const token = await world.as('catalogue.manager').token()
    const seen = await client.get(`${FIELDS}/${id}`).bearerToken(token)
    seen.assertStatus(403)
    const made = await client
      .post(FIELDS)
      .bearerToken(token)
      .json({ ...GOOD, key: 'other' })
    made.assertStatus(403)
  })

  test('removed, it is gone at once and comes back with its values', async ({
    client,
    world,
    assert,
  }) => {
    const id = await addField(world, { ...GOOD, filterable: true })
    const token = await world.as('ada').token()
    const unit = await world.create('catalogue.unit', {})
    const product = { name: 'Table', unit_id: unit.id, custom: { size: 'XL' } }
    const url = '/api/v1/catalogue/products'
    const made = (await client.post(url).bearerToken(token).json(product)).body().data
    const removed = await client.delete(`${FIELDS}/${id}`).bearerToken(token)
    removed.assertStatus(204)
    const without = await client.get(`${url}/${made.id}`).bearerToken(token)
    assert.notProperty(without.body().data, 'custom')
    const refused = await client.post(url).bearerToken(token).json(product)
    assert.equal(refused.body().errors[0].field, 'custom.size')
    const restored = await client.post(`${FIELDS}/${id}/restore`).bearerToken(token)
    restored.assertStatus(200)
    const back = await client.get(`${url}/${made.id}`).bearerToken(token)
    assert.deepEqual(back.body().data.custom, { size: 'XL' })
  })
})
