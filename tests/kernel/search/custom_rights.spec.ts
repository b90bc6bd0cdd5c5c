import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import { search } from '#kernel/records/search/search'
import { role, samWith, give } from '#tests/kernel/access/people'
import { addField } from '#tests/kernel/fields/kit'
import { breaches, inList, inPalette, PARTY, PRODUCT, product } from './custom_kit.js'

const reading = { model: PRODUCT, operations: ['read'] }

/** Everything a search says to somebody, as a client reads it. */
async function all(ctx: Context, typed: string) {
  const { data, count } = await list(ctx, registry.model(PRODUCT), { q: typed, count: 'exact' })
  return JSON.stringify([await search(ctx, typed), data, count])
}

const within = (ctx: Context) => ctx.with({ plugins: new Set(['catalogue']) })

/** The custom value a company gives to a shared record. */
async function note(world: World, company: string, id: number, text: string | null) {
  const ctx = await world.as('ada').context(company)
  await ctx.run(`${PARTY}.update`, id, { 'custom.note': text })
}

test.group('Custom texts and who may find by them', () => {
  test('a field of a class of data is in no index and found by nobody', async ({
    world,
    assert,
  }) => {
    const secret = { model: PRODUCT, key: 'secret', kind: 'text', sensitivity: 'salary' }
    await addField(world, secret)
    const id = await product(world, {})
    const kernel = await world.context()
    await kernel.run(`${PRODUCT}.update`, id, { 'custom.secret': 'Kestrel' })
    const ada = await world.as('ada').context()
    assert.isEmpty(await inPalette(ada, 'kestrel'))
    assert.isEmpty(await inList(ada, 'kestrel'))
    assert.isEmpty(await breaches())
  })

  test('a field for a role is found by that role only', async ({ world, assert }) => {
    await world.enable('catalogue')
    const first = await role(world, 'Knows', [reading])
    const field = { model: PRODUCT, key: 'note', kind: 'text', role_ids: [first.id] }
    await addField(world, field)
    await product(world, { note: 'Kestrel' })
    const knows = within(await give(world, 'sam', first))
    const other = within(await world.as('catalogue.manager').context())
    assert.deepEqual(await inPalette(knows, 'kestrel'), ['Table'])
    assert.deepEqual(await inList(knows, 'estre'), ['Table'])
    assert.equal(await all(other, 'kestrel'), await all(other, 'nothing'))
    assert.isEmpty(await inPalette(other, 'kestrel table'))
  })

  test('a field that rules leave out says nothing, not even which hits come first', async ({
    world,
    assert,
  }) => {
    await addField(world, { model: PRODUCT, key: 'note', kind: 'text' })
    await product(world, {}, 'Kestrel')
    for (let at = 0; at < 105; at++) await product(world, { note: 'Kestrel' }, `Kestrel ${at}`)
    const sam = within(await samWith(world, { ...reading, fields: ['name'] }))
    const [first] = await inPalette(sam, 'kestrel')
    assert.equal(first, 'Kestrel')
    assert.notInclude(await all(sam, 'kestrel'), 'note')
  })

  test('what one company notes of a shared record, no other finds or sees', async ({
    world,
    assert,
  }) => {
    for (const company of ['acme', 'beta']) {
      await addField(world, { model: PARTY, key: 'note', kind: 'text' }, company)
    }
    const { id } = await world.create(PARTY, { name: 'Oakworks', company_id: null })
    await note(world, 'acme', id, 'Kestrel')
    await note(world, 'beta', id, 'Merlin')
    const ada = (company: string) => world.as('ada').context(company)
    const found = async (company: string, typed: string) => [
      ...(await inPalette(await ada(company), typed)),
      ...(await inList(await ada(company), typed, PARTY)),
    ]
    for (const [company, own, other] of [
      ['acme', 'kestrel', 'merlin'],
      ['beta', 'merlin', 'kestrel'],
    ]) {
      assert.deepEqual(await found(company, own), ['Oakworks', 'Oakworks'], company)
      assert.isEmpty(await found(company, other), company)
      assert.isEmpty(await found(company, `${own} ${other}`), company)
      const { groups } = await search(await ada(company), 'oakworks')
      assert.notInclude(JSON.stringify(groups).toLowerCase(), other)
    }
    await (await ada('beta')).run(`${PARTY}.update`, id, { name: 'Ashworks' })
    assert.deepEqual(await found('acme', 'kestrel ashworks'), ['Ashworks', 'Ashworks'])
    await note(world, 'acme', id, null)
    assert.isEmpty(await found('acme', 'kestrel'))
    assert.deepEqual(await found('beta', 'merlin'), ['Ashworks', 'Ashworks'])
    assert.isEmpty(await breaches())
  })

  test('over several companies only what all of them keep alike counts', async ({
    world,
    assert,
  }) => {
    await addField(world, { model: PRODUCT, key: 'note', kind: 'text' })
    await addField(world, { model: PRODUCT, key: 'mark', kind: 'text' })
    const hidden = { model: PRODUCT, key: 'note', kind: 'text', sensitivity: 'salary' }
    await addField(world, hidden, 'beta')
    await addField(world, { model: PRODUCT, key: 'mark', kind: 'text' }, 'beta')
    await product(world, { note: 'Kestrel', mark: 'Merlin' })
    const ctx = await world.as('ada').context()
    const beta = await world.context({ company: 'beta' })
    const both = ctx.with({ companyIds: [ctx.company.id, beta.company.id] })
    assert.deepEqual(await inPalette(both, 'merlin'), ['Table'])
    assert.deepEqual(await inList(both, 'merli'), ['Table'])
    assert.isEmpty(await inPalette(both, 'kestrel'))
    assert.isEmpty(await inList(both, 'kestrel'))
    assert.deepEqual(await inList(ctx, 'kestrel'), ['Table'])
  })
})
