import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import fillJob from '#kernel/fields/filling/fill_job'
import { Refusal } from '#kernel/http/refusal'
import type { JobRun } from '#kernel/jobs/define_job'
import { addField } from './kit.js'

const model = 'catalogue.product'
const job: JobRun = {
  id: 1,
  attempt: 1,
  signal: new AbortController().signal,
  progress: () => {},
  isCancelled: () => false,
}

async function product(world: World, custom: object) {
  const unit = await world.create('catalogue.unit', {})
  const ctx = await world.as('ada').context()
  const body = { name: 'Table', unit_id: unit.id, custom }
  return ctx.run<{ id: number; version: number }>('catalogue.product.create', null, body)
}

async function valueOf(world: World, id: number, path: string) {
  const ctx = await world.as('ada').context()
  const { data } = await ctx.list(model, { filter: ['id', 'eq', id], fields: path })
  return data[0][path]
}

test.group('A formula among the custom fields', () => {
  test('follows from other fields whenever the record is saved', async ({ world, assert }) => {
    await addField(world, { model, key: 'width', kind: 'quantity' })
    const formula = { kind: 'formula', filterable: true }
    await addField(world, { model, key: 'double', formula: 'custom.width * 2.0', ...formula })
    await addField(world, { model, key: 'more', formula: 'custom.double + 1.0', kind: 'formula' })
    const { id, version } = await product(world, { width: '1.25' })
    assert.equal(await valueOf(world, id, 'custom.double'), '2.5')
    assert.equal(await valueOf(world, id, 'custom.more'), '3.5')
    const ctx = await world.as('ada').context()
    await ctx.run('catalogue.product.update', id, { version, custom: { width: '2' } })
    assert.equal(await valueOf(world, id, 'custom.more'), '5')
    const now = await db.from('catalogue_products').where('id', id).first()
    assert.equal(now.version, 2)
    const indexed = await db.from('custom_field_values').first()
    assert.equal(Number(indexed.value_number), 4_000_000)
  })

  test('a new one is computed for the records there are', async ({ world, assert }) => {
    await addField(world, { model, key: 'width', kind: 'integer' })
    const { id } = await product(world, { width: 4 })
    const field = await addField(world, {
      model,
      key: 'twice',
      kind: 'formula',
      formula: 'custom.width * 2',
      filterable: true,
    })
    await fillJob.run(await world.context(), { field_id: field }, job)
    assert.equal(await valueOf(world, id, 'custom.twice'), 8)
    const ctx = await world.as('ada').context()
    assert.lengthOf((await ctx.list(model, { filter: ['custom.twice', 'eq', 8] })).data, 1)
  })

  test('nobody sets it, and a circle is refused with its path', async ({ world, assert }) => {
    await addField(world, { model, key: 'width', kind: 'integer' })
    const first = { model, key: 'a', kind: 'formula', formula: 'custom.width + 1' }
    const id = await addField(world, first)
    await addField(world, { model, key: 'b', kind: 'formula', formula: 'custom.a + 1' })
    const errorOf = async (run: Promise<unknown>) => {
      const refusal = await run.then(
        () => null,
        (error: unknown) => error
      )
      return refusal instanceof Refusal ? refusal.errors[0] : refusal
    }
    assert.containSubset(await errorOf(product(world, { a: 1 })), { field: 'custom.a' })
    const ctx = await world.as('ada').context()
    const change = { version: 1, formula: 'custom.b + 1' }
    assert.containSubset(await errorOf(ctx.run('kernel.custom_field.update', id, change)), {
      field: 'formula',
      code: 'E_FORMULA_CYCLE',
      params: { path: 'custom.a → custom.b → custom.a' },
    })
  })
})
