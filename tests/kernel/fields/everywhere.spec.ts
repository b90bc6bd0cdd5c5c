import { test } from 'kontor/testing'
import { history } from '#kernel/activity/history'
import { exportColumns } from '#kernel/exchange/export/columns'
import { importTargets } from '#kernel/exchange/import/targets'
import { registry } from '#kernel/plugins/registry'
import { describe } from '#kernel/records/screens/describe'
import { stream } from '#kernel/records/query/stream'
import { rightsFor } from '#kernel/access/screens/rights'
import { openapi } from '#kernel/records/api/openapi/document'
import { addField } from './kit.js'

const model = 'catalogue.product'
const choice = {
  model,
  key: 'grade',
  kind: 'choice',
  label: { en: 'Grade', uk: 'Ґатунок' },
  help: { en: 'As the buyer sees it' },
  options: [
    { value: 'a', label: { en: 'First', uk: 'Перший' }, color: 'success' },
    { value: 'b', label: { en: 'Second' } },
  ],
  after: 'name',
  in_list: true,
  required: true,
}

test.group('A custom field is everywhere a field is', () => {
  test('form and list show it where it was placed, under its own words', async ({
    world,
    assert,
  }) => {
    await addField(world, choice)
    const ctx = (await world.as('ada').context()).with({ locale: 'uk' })
    const { fields, list, form } = describe(ctx, registry.model(model))
    const field = fields.find((one) => one.key === 'custom.grade')
    assert.containSubset(field, {
      label: 'Ґатунок',
      help: 'As the buyer sees it',
      texts: { a: 'Перший', b: 'Second' },
      colors: { a: 'success' },
      required: true,
    })
    assert.equal(list[list.indexOf('name') + 1], 'custom.grade')
    const section = form.find((one) => one.fields.includes('name'))!
    assert.equal(section.fields[section.fields.indexOf('name') + 1], 'custom.grade')
  })

  test('rules, export and import offer it', async ({ world, assert }) => {
    await addField(world, choice)
    const ctx = await world.as('ada').context()
    const rights = rightsFor(ctx).flatMap((one) => one.models)
    const listed = rights.find((one) => one.name === model)!.fields.map((one) => one.path)
    assert.include(listed, 'custom.grade')
    const columns = exportColumns(ctx, registry.model(model), undefined)
    assert.equal(columns.find((one) => one.key === 'custom.grade')?.header, 'Grade')
    const target = importTargets(ctx, registry.model(model)).find(
      (one) => one.field === 'custom.grade'
    )
    assert.containSubset(target, {
      label: 'Grade',
      names: ['Grade', 'Ґатунок'],
      choices: [
        { value: 'a', label: 'First' },
        { value: 'b', label: 'Second' },
      ],
    })
  })

  test('exports read it, history tells of it', async ({ world, assert }) => {
    await addField(world, choice)
    const unit = await world.create('catalogue.unit', {})
    const ctx = await world.as('ada').context()
    const body = { name: 'Table', unit_id: unit.id, custom: { grade: 'a' } }
    const made = await ctx.run<{ id: number }>('catalogue.product.create', null, body)
    await ctx.run('catalogue.product.update', made.id, { 'custom.grade': 'b' })
    const rows = await Array.fromAsync(
      stream(ctx, registry.model(model), { fields: 'custom.grade' })
    )
    assert.deepEqual(rows, [{ 'custom.grade': 'b' }])
    const [last] = await history(ctx, model, made.id)
    assert.deepEqual(last.changes, [{ field: 'custom.grade', from: 'a', to: 'b' }])
  })

  test('OpenAPI describes it in answers and bodies', async ({ world, assert }) => {
    await addField(world, choice)
    const ctx = await world.as('ada').context()
    const { schemas } = openapi(ctx).components
    const [read, create] = ['CatalogueProduct', 'CatalogueProductCreate'].map(
      (name) => schemas[name] as { properties: Record<string, unknown>; required: string[] }
    )
    const grade = { title: 'Grade', enum: ['a', 'b'], description: 'As the buyer sees it' }
    assert.containSubset(read.properties.custom, { properties: { grade } })
    assert.containSubset(create.properties.custom, {
      properties: { grade },
      required: ['grade'],
      additionalProperties: false,
    })
    assert.include(create.required, 'custom')
  })
})
