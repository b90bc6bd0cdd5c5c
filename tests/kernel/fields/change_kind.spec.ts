import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { history } from '#kernel/activity/history'
import convertJob from '#kernel/fields/conversion/convert_job'
import { latestChange } from '#kernel/fields/conversion/kind_change'
import { customIndexAgrees } from '#kernel/fields/index_invariant'
import { type Refusal } from '#kernel/http/refusal'
import type { JobRun } from '#kernel/jobs/define_job'
import { runJobs } from '#kernel/jobs/worker'
import { addField } from './kit.js'

const model = 'catalogue.product'
type Input = Record<string, unknown>

function job(isCancelled = () => false): JobRun {
  const stop = new AbortController()
  const progress = () => void (isCancelled() && stop.abort())
  return { id: 1, attempt: 1, signal: stop.signal, progress, isCancelled }
}

/** Products that hold these values, in this order; answers their ids. */
async function products(world: World, values: readonly unknown[], more: Input = {}) {
  const unit = await world.create('catalogue.unit', {})
  const ctx = await world.as('ada').context()
  const ids: number[] = []
  for (const extra of values) {
    const custom = extra === null ? more : { ...more, extra }
    const body = { name: 'Table', unit_id: unit.id, custom }
    ids.push((await ctx.run<{ id: number }>(`${model}.create`, null, body)).id)
  }
  return ids
}

/** Asks for another kind and does what is asked for, as the worker would. */
async function change(world: World, id: number, input: Input, run = job()) {
  const ctx = await world.as('ada').context()
  const one = await ctx.records('kernel.custom_field').find(id)
  const verb = 'kind' in input ? 'change_kind' : 'take_back_kind'
  await ctx.run(`kernel.custom_field.${verb}`, id, { version: one!.version, ...input })
  const asked = await latestChange(ctx, id)
  await convertJob.run(await world.context(), { change_id: asked!.id }, run)
  return (await latestChange(ctx, id))!
}

async function valuesOf(world: World, ids: readonly number[]) {
  const ctx = await world.as('ada').context()
  const query = { filter: ['id', 'in', ids] as const, sort: 'id', fields: 'id,custom.extra' }
  const { data } = await ctx.list(model, query)
  return data.map((row) => row['custom.extra'])
}

const oak = [{ value: 'oak', label: { en: 'Oak wood', uk: 'Дуб' } }]

const CONVERSIONS: [string, string, unknown, unknown, Input?, Input?][] = [
  ['text', 'integer', '42', 42],
  ['text', 'quantity', '1 234.500001', '1234.500001'],
  ['text', 'quantity', '1.234,5', '1234.5', {}, { format: 'decimal_comma' }],
  ['text', 'money', '12.50', '12.50'],
  ['text', 'boolean', 'так', true],
  ['text', 'date', '24.12.2026', '2026-12-24', {}, { format: 'dd.MM.yyyy' }],
  ['text', 'choice', 'дуб', 'oak', {}, { options: oak }],
  ['text', 'tags', 'oak, ash', ['oak', 'ash']],
  ['text', 'email', 'Sales@OAK.example', 'Sales@oak.example'],
  ['long_text', 'text', ' one line ', 'one line'],
  ['choice', 'text', 'oak', 'Oak wood', { options: oak }],
  ['choice', 'tags', 'oak', ['oak'], { options: oak }],
  ['tags', 'text', ['a', 'b'], 'a, b'],
  ['integer', 'quantity', 9_000_000_000, '9000000000'],
  ['integer', 'text', -7, '-7'],
  ['quantity', 'integer', '5.000', 5],
  ['quantity', 'money', '0.1', '0.10'],
  ['money', 'quantity', '12.5', '12.5'],
  ['percent', 'text', '19.5', '19.5'],
  ['boolean', 'text', true, 'Yes'],
  ['boolean', 'integer', true, 1],
  ['date', 'datetime', '2026-11-22', '2026-11-22T00:00:00.000Z'],
  ['datetime', 'date', '2026-11-22T10:30:00Z', '2026-11-22'],
  ['datetime', 'text', '2026-11-22T10:30:00Z', '2026-11-22 10:30'],
]

test.group('Another kind for a custom field', () => {
  for (const [from, to, value, becomes, settings = {}, input = {}] of CONVERSIONS) {
    const title = `${from} → ${to}: ${JSON.stringify(value)} becomes ${JSON.stringify(becomes)} and back`
    test(title, async ({ world, assert }) => {
      const id = await addField(world, { model, key: 'extra', kind: from, ...settings })
      const ids = await products(world, [value, null])
      const [before] = await valuesOf(world, ids)
      const { state, converted } = await change(world, id, { kind: to, ...input })
      assert.deepEqual({ state, converted }, { state: 'done', converted: 1 })
      const [after, empty] = await valuesOf(world, ids)
      assert.deepEqual(after, becomes)
      assert.isTrue(empty === null || empty === false || (empty as unknown[])?.length === 0)
      await change(world, id, {})
      assert.deepEqual((await valuesOf(world, ids))[0], before)
    })
  }

  test('leaves everything as it is where one value is none of the new kind', async ({
    world,
    assert,
  }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'text', filterable: true })
    const ids = await products(world, ['1', '2.5', 'many'])
    const { state } = await change(world, id, { kind: 'integer', on_failing: 'leave' })
    assert.equal(state, 'left')
    assert.deepEqual(await valuesOf(world, ids), ['1', '2.5', 'many'])
  })

  test('empties what does not convert, keeps it, and gives it back, index included', async ({
    world,
    assert,
  }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'text', filterable: true })
    const ids = await products(world, ['007', '2.5', 'many', '9'])
    const done = await change(world, id, { kind: 'integer', on_failing: 'empty' })
    assert.deepEqual([done.converted, done.emptied], [2, 2])
    assert.deepEqual(await valuesOf(world, ids), [7, null, null, 9])
    assert.deepEqual(await customIndexAgrees.check(await world.context()), [])
    const ctx = await world.as('ada').context()
    const found = await ctx.list(model, { filter: ['custom.extra', 'gt', 7] })
    assert.lengthOf(found.data, 1)
    const since = await ctx.records(model).find(ids[3])
    await ctx.run(`${model}.update`, ids[3], { version: since!.version, custom: { extra: 11 } })
    await change(world, id, {})
    assert.deepEqual(await valuesOf(world, ids), ['007', '2.5', 'many', '11'])
    assert.deepEqual(await customIndexAgrees.check(await world.context()), [])
  })

  test('cancelled, it puts back what was converted so far', async ({ world, assert }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'text' })
    const ids = await products(world, ['1', '2'])
    let steps = 0
    const cancelled = job(() => ++steps > 1)
    const { state } = await change(world, id, { kind: 'integer', on_failing: 'empty' }, cancelled)
    assert.equal(state, 'cancelled')
    assert.deepEqual(await valuesOf(world, ids), ['1', '2'])
    assert.lengthOf(await db.from('custom_kept_values'), 0)
  })

  test('called off while it waits to go on after an error, it puts everything back', async ({
    world,
    assert,
  }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'text' })
    const ids = await products(world, ['1', '2'])
    const stopped = new AbortController()
    const halfway = { ...job(), signal: stopped.signal, progress: () => stopped.abort() }
    const { state } = await change(world, id, { kind: 'integer', on_failing: 'empty' }, halfway)
    assert.equal(state, 'running')
    const ada = await world.as('ada').context()
    const { data } = await ada.list('kernel.job', { filter: ['name', 'eq', convertJob.name] })
    await ada.run('kernel.job.cancel', Number(data[0].id))
    await runJobs()
    assert.equal((await latestChange(ada, id))!.state, 'cancelled')
    assert.deepEqual(await valuesOf(world, ids), ['1', '2'])
  })

  test('nobody meets the field while its values are of two kinds', async ({ world, assert }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'text' })
    await products(world, ['1'])
    const look = async () =>
      (await world.as('ada').context())
        .list(model, { fields: 'custom.extra' })
        .then(({ data }) => data[0]['custom.extra'])
        .catch((error: Refusal) => error.code)
    const worker = new AbortController()
    const stopped = { ...job(), signal: worker.signal, progress: () => worker.abort() }
    const half = await change(world, id, { kind: 'integer', on_failing: 'empty' }, stopped)
    assert.equal(half.state, 'running')
    assert.equal(await look(), 'E_INPUT')
    await convertJob.run(await world.context(), { change_id: half.id }, job())
    assert.equal(await look(), 1)
  })

  test('the history of a record shows what was written in the words of its time', async ({
    world,
    assert,
  }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'money' })
    const [product] = await products(world, ['12.50'])
    const ctx = await world.as('ada').context()
    const { version } = (await ctx.records(model).find(product))!
    await ctx.run(`${model}.update`, product, { version, custom: { extra: '13' } })
    await change(world, id, { kind: 'text' })
    const [last] = await history(await world.as('ada').context(), model, product)
    assert.deepEqual(last.changes, [{ field: 'custom.extra', from: '12.50', to: '13.00' }])
  })

  test('is refused where a formula or a rule could not bear it', async ({ world, assert }) => {
    const id = await addField(world, { model, key: 'extra', kind: 'integer' })
    const twice = { model, key: 'twice', kind: 'formula', formula: 'custom.extra * 2' }
    await addField(world, twice)
    const codeOf = (run: Promise<unknown>) =>
      run.then(
        () => 'done',
        (error: Refusal) => error.code
      )
    assert.equal(await codeOf(change(world, id, { kind: 'text' })), 'E_CUSTOM_KIND_FORMULA')
    assert.equal(await codeOf(change(world, id, { kind: 'reference' })), 'E_INPUT')
    const other = await addField(world, { model, key: 'other', kind: 'text' })
    const ctx = await world.as('ada').context()
    const rule = { model, operations: ['read'], filter: ['custom.other', 'eq', '3'] }
    await ctx.run('kernel.role.create', null, { name: 'Probe', rules: [rule] })
    assert.equal(await codeOf(change(world, other, { kind: 'integer' })), 'E_CUSTOM_KIND_RULE')
  })
})

test.group('Another kind for a field of records that companies share', () => {
  test('changes the values of its own company only', async ({ world, assert }) => {
    const party = 'contacts.party'
    const field = { model: party, key: 'extra', kind: 'text', filterable: true }
    const id = await addField(world, field)
    await addField(world, field, 'beta')
    const shared = await world.create(party, { name: 'Oakworks', company_id: null })
    for (const company of ['acme', 'beta']) {
      const ctx = await world.as('ada').context(company)
      const { version } = (await ctx.records(party).find(shared.id))!
      await ctx.run(`${party}.update`, shared.id, { version, custom: { extra: '12' } })
    }
    await change(world, id, { kind: 'integer' })
    for (const [company, value] of [
      ['acme', 12],
      ['beta', '12'],
    ] as const) {
      const ctx = await world.as('ada').context(company)
      const { data } = await ctx.list(party, {
        filter: ['custom.extra', 'eq', value],
        fields: 'id,custom.extra',
      })
      assert.deepEqual(data, [{ 'id': shared.id, 'custom.extra': value }], company)
    }
  })
})
