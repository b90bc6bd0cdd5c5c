import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { kernelContext } from '#kernel/companies/kernel_context'
import { registry } from '#kernel/plugins/registry'
import { makePlan } from '#kernel/records/query/plan'
import { readQuery } from '#kernel/records/query/list_query'
import { rebuildSearch } from '#kernel/records/search/rebuild'
import { search } from '#kernel/records/search/search'
import { addField } from '#tests/kernel/fields/kit'
import { breaches, inList, inPalette, PARTY, PRODUCT, product } from './custom_kit.js'

const model = PRODUCT
const options = [
  { value: 'oak', label: { en: 'Solid oak', uk: 'Масив дуба' } },
  { value: 'ash', label: { en: 'Ash' } },
]

const KINDS: [string, object, unknown, string, string][] = [
  ['text', {}, 'Kestrel-7/b', 'kestrel', 'trel-7'],
  ['long_text', {}, 'made by\nKestrel & sons', 'kestrel sons', 'estre'],
  ['email', {}, 'sales@kestrel.example', 'kestrel', '@kestrel.ex'],
  ['phone', {}, '+380 44 123 4567', '380441234567', '44123'],
  ['url', {}, 'https://kestrel.example/desks', 'desks', 'trel.example/'],
  ['tags', {}, ['loft', 'Kestrel blue'], 'kestrel loft', 'estrel'],
  ['tags', { options }, ['ash', 'oak'], 'дуба', 'solid'],
  ['choice', { options }, 'oak', 'oak solid', 'масив'],
]

test.group('Texts of custom fields', () => {
  for (const [kind, settings, value, typed, piece] of KINDS) {
    const named = 'options' in settings ? ' with labels' : ''
    test(`${kind}${named}: found by palette and list as soon as they are written`, async ({
      world,
      assert,
    }) => {
      await addField(world, { model, key: 'extra', kind, ...settings })
      const id = await product(world, { extra: value })
      await product(world, {}, 'Chair')
      const ctx = await world.as('ada').context()
      assert.deepEqual(await inPalette(ctx, typed), ['Table'])
      assert.deepEqual(await inPalette(ctx, `${typed} table`), ['Table'])
      assert.deepEqual(await inList(ctx, piece), ['Table'])
      assert.isEmpty(await breaches())
      await ctx.run(`${model}.update`, id, { 'custom.extra': null })
      assert.isEmpty(await inPalette(ctx, typed))
      assert.isEmpty(await inList(ctx, piece))
      assert.isEmpty(await breaches())
    })
  }

  test('numbers, days and amounts are not words', async ({ world, assert }) => {
    await addField(world, { model, key: 'size', kind: 'integer' })
    await addField(world, { model, key: 'made', kind: 'date' })
    await product(world, { size: 77123, made: '2026-11-22' })
    const ctx = await world.as('ada').context()
    assert.isEmpty(await inPalette(ctx, '77123'))
    assert.isEmpty(await inList(ctx, '2026-11'))
  })

  test('a hit shows where it was found: a choice as it is called, of a long text a piece', async ({
    world,
    assert,
  }) => {
    await addField(world, { model, key: 'wood', kind: 'choice', options })
    await addField(world, { model, key: 'story', kind: 'long_text' })
    await product(world, { wood: 'oak', story: `${'so '.repeat(60)}Kestrel${' it'.repeat(60)}` })
    const ctx = (await world.as('ada').context()).with({ locale: 'uk' })
    const hintOf = async (typed: string) => (await search(ctx, typed)).groups[0].hits[0].hint
    assert.equal(await hintOf('solid'), 'Масив дуба')
    const hint = await hintOf('kestrel')
    assert.include(hint, 'Kestrel')
    assert.isBelow(hint.length, 100)
  })

  test('words of own and custom fields are looked for together', async ({ world, assert }) => {
    await addField(world, { model, key: 'extra', kind: 'text', filterable: true })
    await product(world, { extra: 'Kestrel' }, 'Table')
    await product(world, { extra: 'Merlin' }, 'Table round')
    const ctx = await world.as('ada').context()
    assert.deepEqual(await inList(ctx, 'table estre'), ['Table'])
    assert.deepEqual(await inPalette(ctx, 'kestrel table'), ['Table'])
    assert.isEmpty(await inPalette(ctx, 'kestrel round'))
  })

  test('a list looks only at what the index names', async ({ world, assert }) => {
    await addField(world, { model, key: 'extra', kind: 'text' })
    const id = await product(world, { extra: 'Kestrel' })
    await product(world, { extra: 'Merlin' })
    const ctx = await world.as('ada').context()
    const plan = makePlan(ctx, registry.model(model), readQuery({ q: 'estre' }), 'read')
    assert.isNotNull(plan.propose)
    await rebuildSearch(await kernelContext({}), [registry.model(model)])
    assert.deepEqual(await plan.propose!(ctx), [id])
  })

  test('the API finds by them, and a text in JSON is no other text', async ({
    client,
    world,
    assert,
  }) => {
    await addField(world, { model, key: 'extra', kind: 'tags' })
    await addField(world, { model, key: 'note', kind: 'text' })
    const id = await product(world, { extra: ['oak', 'ash'], note: 'a "quoted" \\ word' })
    const token = await world.as('ada').token()
    const found = async (q: string) => {
      const url = `/api/v1/catalogue/products?fields=id&q=${encodeURIComponent(q)}`
      const answer = await client.get(url).bearerToken(token)
      answer.assertStatus(200)
      return answer.body().data.map((one: { id: number }) => one.id)
    }
    for (const q of ['oak', '"quoted"', '\\']) assert.deepEqual(await found(q), [id], q)
    for (const q of ['oak","ash', '["oak', 'extra', '{"', '"note":']) {
      assert.isEmpty(await found(q), q)
    }
  })

  test('names that every object has lead to nothing', async ({ world, assert }) => {
    await addField(world, { model, key: 'extra', kind: 'text' })
    const id = await product(world, { extra: 'Kestrel' })
    const custom = '{"__proto__":"goshawk","constructor":"goshawk","extra":"Kestrel"}'
    await db.from('catalogue_products').where('id', id).update({ custom })
    const ctx = await world.as('ada').context()
    assert.isEmpty(await breaches())
    assert.isEmpty(await inPalette(ctx, 'goshawk'))
    assert.isEmpty(await inList(ctx, 'goshawk'))
    assert.deepEqual(await inList(ctx, 'kestrel'), ['Table'])
  })

  test('those of a shared record are found as well, with its own words', async ({
    world,
    assert,
  }) => {
    await addField(world, { model: PARTY, key: 'extra', kind: 'text' })
    const ctx = await world.as('ada').context()
    const body = { name: 'Oakworks', kind: 'organisation', custom: { extra: 'Kestrel' } }
    const made = await ctx.run<{ id: number }>(`${PARTY}.create`, null, body)
    assert.deepEqual(await inPalette(ctx, 'kestrel oakworks'), ['Oakworks'])
    assert.deepEqual(await inList(ctx, 'estre oakw', PARTY), ['Oakworks'])
    await ctx.run(`${PARTY}.update`, made.id, { name: 'Ashworks' })
    assert.deepEqual(await inPalette(ctx, 'kestrel ashworks'), ['Ashworks'])
    assert.isEmpty(await inPalette(ctx, 'oakworks'))
    assert.isEmpty(await breaches())
    await ctx.run(`${PARTY}.delete`, made.id, {})
    assert.isEmpty(await inPalette(ctx, 'kestrel'))
    assert.isEmpty(await breaches())
  })
})
