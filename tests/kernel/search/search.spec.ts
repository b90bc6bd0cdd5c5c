import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { transaction } from '#kernel/records/storage/transaction'
import { search } from '#kernel/records/search/search'

/** What ada finds, as "model: label". */
async function found(world: World, typed: string, who = 'ada') {
  const { groups } = await search(await world.as(who).context(), typed)
  return groups.flatMap(({ model, hits }) => hits.map((hit) => `${model.name}: ${hit.label}`))
}

const PARTIES = [
  { name: 'ACME Hardware', code: 'AB-12/3', city: 'Łódź' },
  { name: 'Об’єднання «Київська Ґрунтовка»', code: 'УКР-7', email: 'info@primer.example' },
  { name: 'Café Müller', code: 'PRD00123' },
]

/** What is typed, and which of the three it finds. */
const TYPED: [typed: string, ...found: number[]][] = [
  ['acme', 0],
  ['hard', 0],
  ['ware', 0],
  ['hardware acme', 0],
  ['AB-12/3', 0],
  ['ab 12', 0],
  ['ab123', 0],
  ['12/3', 0],
  ['lodz', 0],
  ['a', 0],
  ['wa'],
  ['київ', 1],
  ['ҐРУНТ', 1],
  ['ґрунтовка', 1],
  ["об'єднання", 1],
  ['обєднання київська', 1],
  ['укр-7', 1],
  ['у', 1],
  ['й'],
  ['info@primer.example', 1],
  ['primer', 1],
  ['cafe', 2],
  ['CAFÉ muller', 2],
  ['prd00123', 2],
  ['00123', 2],
  ['rd0', 2],
  ['123', 2, 0],
  ['acme müller'],
  ['the'],
  ['" OR 1=1 --'],
  ['+acme* -hardware', 0],
  ['***'],
]

test.group('Search', () => {
  test('finds names and codes by any of their words or parts', async ({ world, assert }) => {
    for (const values of PARTIES) await world.create('contacts.party', values)
    for (const [typed, ...wanted] of TYPED) {
      const names = (await found(world, typed)).filter((one) => one.startsWith('contacts.party'))
      const expected = wanted.map((at) => `contacts.party: ${PARTIES[at].name}`)
      assert.sameMembers(names, expected, typed)
    }
  })

  test('follows each change of a record: name, archive, restore, delete', async ({
    world,
    assert,
  }) => {
    const party = await world.create('contacts.party', { name: 'Kestrel' })
    const ctx = await world.as('ada').context()
    const run = (verb: string, input = {}) => ctx.run(`contacts.party.${verb}`, party.id, input)
    await run('update', { name: 'Merlin', version: 1 })
    assert.isEmpty(await found(world, 'kestrel'))
    assert.deepEqual(await found(world, 'merlin'), ['contacts.party: Merlin'])
    await run('archive')
    assert.isEmpty(await found(world, 'merlin'))
    await run('restore')
    assert.lengthOf(await found(world, 'merlin'), 1)
    await run('delete')
    assert.isEmpty(await found(world, 'merlin'))
  })

  test('leaves nothing behind of what was rolled back', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['contacts'] })
    await assert.rejects(() =>
      transaction(ctx, async (inner) => {
        await inner.records('contacts.party').create({ name: 'Nobody' } as never)
        throw new Error('stop')
      })
    )
    assert.isEmpty(await found(world, 'nobody'))
  })

  test('finds what refers to a name, also after the name has changed', async ({
    world,
    assert,
  }) => {
    const party = await world.create('contacts.party', { name: 'Anna Fox' })
    await world.create('sample.loan', { number: 'L-0001', borrower_id: party.id, state: 'out' })
    assert.deepEqual(await found(world, 'fox'), ['contacts.party: Anna Fox', 'sample.loan: L-0001'])
    const ctx = await world.as('ada').context()
    await ctx.run('contacts.party.update', party.id, { name: 'Anna Badger', version: 1 })
    assert.isEmpty(await found(world, 'fox'))
    assert.include(await found(world, 'badger'), 'sample.loan: L-0001')
  })

  test('puts what is named exactly so first', async ({ world, assert }) => {
    await world.create('contacts.party', { name: 'Ajax', code: 'A-1' })
    for (let at = 0; at < 120; at++) {
      await world.create('contacts.party', { name: `Ajax trading ${at}`, code: `A-1${at}` })
    }
    assert.equal((await found(world, 'a-1'))[0], 'contacts.party: Ajax')
    assert.equal((await found(world, 'ajax'))[0], 'contacts.party: Ajax')
  })
})
