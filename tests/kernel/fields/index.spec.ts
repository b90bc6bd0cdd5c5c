import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import fillJob from '#kernel/fields/filling/fill_job'
import cleanJob from '#kernel/fields/cleaning/clean_job'
import { customIndexAgrees } from '#kernel/fields/index_invariant'
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

const VALUES: [string, unknown, string, unknown][] = [
  ['text', 'Oak', 'value_string', 'Oak'],
  ['integer', 42, 'value_number', 42],
  ['money', '12.50', 'value_number', 1250],
  ['quantity', '2.5', 'value_number', 2_500_000],
  ['date', '2026-11-22', 'value_date', '2026-11-22'],
]

async function product(world: World, custom: object) {
  const unit = await world.create('catalogue.unit', {})
  const ctx = await world.as('ada').context()
  const body = { name: 'Table', unit_id: unit.id, custom }
  return ctx.run<{ id: number; version: number }>('catalogue.product.create', null, body)
}

const rows = () => db.from('custom_field_values').orderBy(['field_id', 'record_id'])

test.group('The index of filterable custom fields', () => {
  for (const [kind, value, column, stored] of VALUES) {
    test(`${kind}: holds what the record holds, in the same transaction`, async ({
      world,
      assert,
    }) => {
      const field = await addField(world, { model, key: 'extra', kind, filterable: true })
      const { id, version } = await product(world, { extra: value })
      const [row] = await rows()
      assert.containSubset(row, { field_id: field, record_id: id, [column]: stored })
      const ctx = await world.as('ada').context()
      await ctx.run('catalogue.product.update', id, { version, custom: { extra: null } })
      assert.lengthOf(await rows(), 0)
    })
  }

  test('goes with its record', async ({ world, assert }) => {
    await addField(world, { model, key: 'extra', kind: 'text', filterable: true })
    const { id } = await product(world, { extra: 'Oak' })
    const ctx = await world.as('ada').context()
    await ctx.run('catalogue.product.delete', id, {})
    assert.lengthOf(await rows(), 0)
  })

  test('a field made filterable later is filled by a job and asked from then on', async ({
    world,
    assert,
  }) => {
    const field = await addField(world, { model, key: 'extra', kind: 'integer' })
    await product(world, { extra: 3 })
    await product(world, { extra: 4 })
    await product(world, {})
    const ctx = await world.as('ada').context()
    await ctx.run('kernel.custom_field.update', field, { version: 1, filterable: true })
    const asked = await db.from('jobs').where('name', 'kernel.fields.fill')
    assert.lengthOf(asked, 1)
    await fillJob.run(await world.context(), { field_id: field }, job)
    assert.deepEqual(
      (await rows()).map((row) => Number(row.value_number)),
      [3, 4]
    )
    const definition = await db.from('custom_fields').where('id', field).first()
    assert.equal(definition.index_state, 'ready')
    const later = await world.as('ada').context()
    const found = await later.list(model, {
      filter: ['custom.extra', 'gt', 3],
      sort: 'custom.extra',
    })
    assert.lengthOf(found.data, 1)
  })

  test('verify finds and names a value that stands otherwise in the index', async ({
    world,
    assert,
  }) => {
    await addField(world, { model, key: 'extra', kind: 'text', filterable: true })
    const one = await product(world, { extra: 'Oak' })
    const other = await product(world, { extra: 'Ash' })
    assert.deepEqual(await customIndexAgrees.check(await world.context()), [])
    await db.from('custom_field_values').where('record_id', one.id).update({ value_string: 'Elm' })
    await db.from('custom_field_values').where('record_id', other.id).delete()
    const breaches = await customIndexAgrees.check(await world.context())
    assert.deepEqual(
      breaches.map((breach) => (typeof breach === 'string' ? breach : breach.text)),
      [
        `${model} ${one.id}: custom.extra stands otherwise in the index`,
        `${model} ${other.id}: custom.extra is missing from the index`,
      ]
    )
  })

  test('a field removed 30 days ago goes with its values, one removed since stays', async ({
    world,
    assert,
  }) => {
    const old = await addField(world, { model, key: 'extra', kind: 'text', filterable: true })
    const recent = await addField(world, { model, key: 'grade', kind: 'text' })
    const { id } = await product(world, { extra: 'Oak', grade: 'A' })
    const ctx = await world.as('ada').context()
    await ctx.run('kernel.custom_field.archive', old, {})
    await ctx.run('kernel.custom_field.archive', recent, {})
    await db
      .from('custom_fields')
      .where('id', old)
      .update({ archived_at: '2026-01-01 00:00:00.000' })
    await cleanJob.run(await world.context(), {}, job)
    const left = await db.from('custom_fields').select('key')
    assert.deepEqual(left, [{ key: 'grade' }])
    const stored = await db.from('catalogue_products').where('id', id).first()
    assert.deepEqual(JSON.parse(stored.custom), { grade: 'A' })
    assert.lengthOf(await rows(), 0)
  })
})

test.group('Custom values of records that companies share', () => {
  test('are each company’s own: neither sees nor overwrites the other’s', async ({
    world,
    assert,
  }) => {
    const party = 'contacts.party'
    for (const company of ['acme', 'beta']) {
      const field = { model: party, key: 'rating', kind: 'integer', filterable: true }
      await addField(world, field, company)
    }
    const shared = await world.create(party, { name: 'Oakworks', company_id: null })
    const contextIn = (company: string) => world.as('ada').context(company)
    const set = async (company: string, rating: number) => {
      const ctx = await contextIn(company)
      const { version } = (await ctx.records(party).find(shared.id))!
      await ctx.run(`${party}.update`, shared.id, { version, custom: { rating } })
    }
    await set('acme', 1)
    await set('beta', 2)
    for (const [company, rating] of [
      ['acme', 1],
      ['beta', 2],
    ] as const) {
      const ctx = await contextIn(company)
      const query = { filter: ['custom.rating', 'eq', rating], fields: 'id,custom.rating' } as const
      const { data } = await ctx.list(party, query)
      assert.deepEqual(data, [{ 'id': shared.id, 'custom.rating': rating }], company)
      const none = await ctx.list(party, { filter: ['custom.rating', 'eq', 3 - rating] })
      assert.lengthOf(none.data, 0)
    }
  })
})
