import { test } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import type Definition from '#kernel/fields/definition/definition'
import { functions } from '#kernel/fields/formula/functions/index'
import { tryFormula } from '#kernel/fields/screens/try_formula'
import { usesOf } from '#kernel/fields/uses/uses_of'
import { saveView } from '#kernel/records/views/save_view'
import { FORMULA_FUNCTIONS } from '../../../resources/admin/fields/formula_functions.js'
import { addField } from './kit.js'

const model = 'catalogue.product'

test.group('Where a custom field is used', () => {
  test('formulas, rules and views that ask for it are named, others are not', async ({
    world,
    assert,
  }) => {
    const id = await addField(world, { model, key: 'size', kind: 'integer' })
    await addField(world, { model, key: 'sizes', kind: 'integer' })
    const twice = { model, key: 'twice', kind: 'formula' }
    await addField(world, { ...twice, formula: 'custom.size * 2' })
    await addField(world, { ...twice, key: 'other', formula: 'custom.sizes * 2' })
    const ctx = await world.as('ada').context()
    const rule = { model, operations: ['read'], filter: ['custom.size', 'gt', 3] }
    await ctx.run('kernel.role.create', null, { name: 'Probe', rules: [rule] })
    const query = { filter: '["custom.size","eq",7]', sort: 'name' }
    await saveView(ctx, registry.model(model), { name: 'Sevens', query } as never)
    await saveView(ctx, registry.model(model), { name: 'All', query: { sort: 'name' } } as never)
    const definition = (await ctx.records<Definition>('kernel.custom_field').find(id))!
    const uses = await usesOf(ctx, definition)
    assert.deepEqual(
      uses.map((one) => `${one.kind} ${one.name}`),
      ['formula twice', `rule ${model}`, 'view Sevens']
    )
  })
})

test.group('A formula while it is written', () => {
  test('says what it gives, with the newest records as examples', async ({ world, assert }) => {
    await addField(world, { model, key: 'width', kind: 'quantity' })
    const unit = await world.create('catalogue.unit', {})
    const ctx = await world.as('ada').context()
    const body = { name: 'Table', unit_id: unit.id, custom: { width: '1.25' } }
    await ctx.run(`${model}.create`, null, body)
    const trial = await tryFormula(ctx, registry.model(model), 'custom.width * 2.0')
    assert.deepEqual(trial, { kind: 'quantity', samples: [{ record: 'Table', value: '2.5' }] })
    await assert.rejects(() => tryFormula(ctx, registry.model(model), 'custom.length * 2'))
    await assert.rejects(() => tryFormula(ctx, registry.model(model), 'constructor + 1'))
  })

  test('the editor offers every function there is, but for today()', ({ assert }) => {
    const stored = [...functions.keys()].filter((name) => name !== 'today')
    assert.sameMembers([...FORMULA_FUNCTIONS], stored)
  })
})

/** Names every object has. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']

test.group('Names that every object has', () => {
  for (const name of INHERITED) {
    test(`${name}: is refused by name or found nowhere, in every position`, async ({
      client,
      world,
      assert,
    }) => {
      await addField(world, { model, key: 'size', kind: 'text' })
      const token = await world.as('ada').token()
      const products = '/api/v1/catalogue/products'
      const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))
      const path = `custom.${name}`
      const reads = [
        `?fields=${path}`,
        `?sort=${path}`,
        `?filter=${json([[path, 'eq', '1']])}`,
        `?filter=${json([['custom.size', name, '1']])}`,
        `?include=${path}`,
      ]
      for (const query of reads) {
        const answer = await client.get(products + query).bearerToken(token)
        answer.assertStatus(422)
      }
      const fields = '/api/v1/kernel/custom-fields'
      const good = { model, key: 'grade', kind: 'text', label: { en: 'Grade' } }
      const option = { value: name, label: { en: 'A' } }
      const wrong = [
        { key: name },
        { kind: name },
        { model: name },
        { after: name },
        { label: JSON.parse(`{"${name}": "A"}`) as unknown },
        { kind: 'formula', formula: `${name} + 1` },
        { kind: 'formula', formula: `${name}(1)` },
        { kind: 'formula', formula: `custom.${name}` },
        { kind: 'reference', refers_to: name },
        { kind: 'choice', options: [{ ...option, color: name }] },
        JSON.parse(`{"${name}": 1}`) as object,
      ]
      for (const change of wrong) {
        const text = JSON.stringify({ ...good, ...change })
        const body = Object.hasOwn(change, '__proto__')
          ? `${text.slice(0, -1)},"__proto__":1}`
          : text
        const answer = await client
          .post(fields)
          .bearerToken(token)
          .header('content-type', 'application/json')
          .json(JSON.parse(body) as object)
        assert.equal(answer.status(), 422, JSON.stringify(change))
      }
      const made = await client
        .post(fields)
        .bearerToken(token)
        .json({ ...good, kind: 'choice', options: [{ value: 'a', label: { en: name } }] })
      made.assertStatus(201)
    })
  }
})
