import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { kernelContext } from '#kernel/companies/kernel_context'
import convertJob from '#kernel/fields/conversion/convert_job'
import { latestChange } from '#kernel/fields/conversion/kind_change'
import { runJobs } from '#kernel/jobs/worker'
import fillJob from '#kernel/fields/filling/fill_job'
import { registry } from '#kernel/plugins/registry'
import { readQuery } from '#kernel/records/query/list_query'
import { makePlan } from '#kernel/records/query/plan'
import bulkJob from '#kernel/records/bulk/bulk_job'
import { transaction } from '#kernel/records/storage/transaction'
import { rebuildSearch } from '#kernel/records/search/rebuild'
import { refreshSearch } from '#kernel/records/search/refresh'
import { bring } from '#tests/kernel/exchange/importing'
import { addField } from '#tests/kernel/fields/kit'
import { breaches, inList, inPalette, PARTY, PRODUCT, product, refresh, run } from './custom_kit.js'

const model = PRODUCT
const ada = (world: World) => world.as('ada').context()
const asked = () => db.from('jobs').where('name', 'kernel.search.refresh')

/** What palette and list find, and whether the index agrees with the records. */
async function found(world: World, typed: string) {
  const ctx = await ada(world)
  return { palette: await inPalette(ctx, typed), list: await inList(ctx, typed) }
}

const BOTH = { palette: ['Table'], list: ['Table'] }
const NONE = { palette: [], list: [] }

/** Changes a definition as an administrator does. */
async function define(world: World, verb: string, id: number, input: object = {}) {
  const ctx = await ada(world)
  const one = await ctx.records('kernel.custom_field').find(id)
  await ctx.run(`kernel.custom_field.${verb}`, id, { version: one!.version, ...input })
}

/** Whether lists ask the index, which knows all that this company's records say. */
async function isWhole(world: World) {
  const ctx = await ada(world)
  const plan = makePlan(ctx, registry.model(model), readQuery({ q: 'kestrel' }), 'read')
  return plan.propose !== null
}

test.group('The index and changed custom fields', () => {
  test('a field that is removed is found no more, and at once again when it is back', async ({
    world,
    assert,
  }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'text' })
    await product(world, { extra: 'Kestrel' })
    await define(world, 'archive', id)
    assert.deepEqual(await found(world, 'kestrel'), NONE)
    assert.isEmpty(await breaches())
    await refresh(world)
    const words = await db.from('search_entries').where('model', model).select('words')
    assert.notInclude(JSON.stringify(words), 'kestrel')
    await define(world, 'restore', id)
    assert.deepEqual(await found(world, 'kestrel'), BOTH)
    assert.isFalse(await isWhole(world))
    await refresh(world)
    assert.isTrue(await isWhole(world))
    assert.deepEqual(await found(world, 'kestrel'), BOTH)
    assert.isEmpty(await breaches())
  })

  test('a class of data takes its words away, another label gives a choice other words', async ({
    world,
    assert,
  }) => {
    const options = [{ value: 'a', label: { en: 'Kestrel' } }]
    const id = await addField(world, { model, key: 'extra', kind: 'choice', options })
    await product(world, { extra: 'a' })
    await define(world, 'update', id, { options: [{ value: 'a', label: { en: 'Merlin' } }] })
    assert.deepEqual(await found(world, 'merlin'), BOTH)
    assert.deepEqual(await found(world, 'kestrel'), NONE)
    await refresh(world)
    assert.deepEqual(await found(world, 'merlin'), BOTH)
    await define(world, 'update', id, { sensitivity: 'salary' })
    await refresh(world)
    assert.deepEqual(await found(world, 'merlin'), NONE)
    const words = await db.from('search_entries').where('model', model).select('words')
    assert.notInclude(JSON.stringify(words), 'merlin')
    assert.isEmpty(await breaches())
  })

  test('only what the index takes from a definition asks for work', async ({ world, assert }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'text' })
    const other = await addField(world, { model, key: 'size', kind: 'integer' })
    await define(world, 'update', id, { label: { en: 'Another' }, required: true })
    await define(world, 'archive', other)
    assert.isEmpty(await asked())
    assert.isTrue(await isWhole(world))
    await define(world, 'archive', id)
    assert.lengthOf(await asked(), 1)
  })

  test('another kind: its words go with the old one and come with the new one', async ({
    world,
    assert,
  }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'integer' })
    await product(world, { extra: 77123 })
    const convert = async (input: object, verb = 'change_kind') => {
      await define(world, verb, id, input)
      const change = await latestChange(await ada(world), id)
      await convertJob.run(await world.context(), { change_id: change!.id }, run)
      await refresh(world)
      assert.isEmpty(await breaches())
    }
    assert.deepEqual(await found(world, '77123'), NONE)
    await convert({ kind: 'text' })
    assert.deepEqual(await found(world, '77123'), BOTH)
    await convert({}, 'take_back_kind')
    assert.deepEqual(await found(world, '77123'), NONE)
  })

  test('the text of a formula is found once it is computed', async ({ world, assert }) => {
    await product(world, {}, 'Table')
    const formula = 'name + " kestrel"'
    const id = await addField(world, { model, key: 'extra', kind: 'formula', formula })
    await fillJob.run(await world.context(), { field_id: id }, run)
    assert.deepEqual(await found(world, 'kestrel'), BOTH)
    assert.isEmpty(await breaches())
  })

  test('a start asks once for what nobody looks after', async ({ world, assert }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'text' })
    await product(world, { extra: 'Kestrel' })
    await define(world, 'archive', id)
    await define(world, 'restore', id)
    await db.from('jobs').where('name', 'kernel.search.refresh').delete()
    await refreshSearch()
    await refreshSearch()
    assert.lengthOf(await asked(), 1)
  })

  test('verify names a text that direct SQL kept from the index, and a rebuild mends it', async ({
    world,
    assert,
  }) => {
    await addField(world, { model, key: 'extra', kind: 'text' })
    await addField(world, { model: PARTY, key: 'extra', kind: 'text' })
    const id = await product(world, { extra: 'Kestrel' })
    const ctx = await ada(world)
    const body = { name: 'Oakworks', kind: 'organisation', custom: { extra: 'Kestrel' } }
    const party = await ctx.run<{ id: number }>(`${PARTY}.create`, null, body)
    const whose = `as company ${ctx.company.id} knows it`
    await db.from('catalogue_products').where({ id }).update({ custom: '{"extra":"Merlin"}' })
    const beside = db.from('search_entries').where({ model: PARTY, record_id: party.id })
    await beside.whereNot('audience', '').delete()
    assert.sameMembers(await breaches(), [
      `${model} ${id} is in the search index with other words`,
      `${PARTY} ${party.id} ${whose} is missing from the search index`,
    ])
    await rebuildSearch(await kernelContext({}), [registry.model(model), registry.model(PARTY)])
    assert.isEmpty(await breaches())
    assert.deepEqual(await inPalette(ctx, 'merlin'), ['Table'])
    assert.deepEqual(await inPalette(ctx, 'kestrel'), ['Oakworks'])
  })

  test('what is changed together is found, and no more once that is taken back', async ({
    world,
    assert,
  }) => {
    await addField(world, { model, key: 'extra', kind: 'text' })
    const ids = [await product(world, {}, 'Table'), await product(world, {}, 'Chair')]
    const ctx = await ada(world)
    const payload = { operation: `${model}.update`, ids, input: { 'custom.extra': 'Kestrel' } }
    const id = await transaction(ctx, (inner) => inner.later(bulkJob, payload))
    await runJobs()
    assert.sameMembers(await inPalette(ctx, 'kestrel'), ['Table', 'Chair'])
    assert.deepEqual(await inList(ctx, 'estre'), ['Table', 'Chair'])
    await ctx.run('kernel.job.take_back', id)
    await runJobs()
    assert.isEmpty(await inPalette(ctx, 'kestrel'))
    assert.isEmpty(await inList(ctx, 'estre'))
    assert.isEmpty(await breaches())
  })

  test('what is imported is found, and no more once the import is undone', async ({
    client,
    world,
    assert,
  }) => {
    await addField(world, { model: PARTY, key: 'extra', kind: 'text' })
    const token = await world.as('ada').token()
    const mapping = {
      match: ['external_id'],
      columns: {
        Key: { field: 'external_id' },
        Name: { field: 'name' },
        Extra: { field: 'custom.extra' },
      },
      defaults: { kind: 'organisation' },
      on_match: 'update',
    }
    const csv = 'Key,Name,Extra\nA,Oakworks,Kestrel\nB,Ashworks,Merlin\n'
    const { id } = await bring(client, token, { model: PARTY, csv, mapping })
    const ctx = await ada(world)
    assert.deepEqual(await inPalette(ctx, 'kestrel'), ['Oakworks'])
    assert.deepEqual(await inList(ctx, 'merli', PARTY), ['Ashworks'])
    await client.post(`/api/v1/kernel/imports/${id}/undo`).bearerToken(token).json({})
    await runJobs()
    assert.isEmpty(await inPalette(ctx, 'kestrel'))
    assert.isEmpty(await inList(ctx, 'merli', PARTY))
    assert.isEmpty(await breaches())
  })
})
