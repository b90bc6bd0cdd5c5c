import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import OpenItem from '../../models/open_item.js'
import { books, openOf, owe, pay } from './kit.js'

const DAY = '2026-02-10'

/** What a customer owes by an entry typed by hand: 100, and the entry. */
async function typed(world: World) {
  const kit = await books(world)
  const oak = await kit.party()
  const item = await owe(world, oak, ['100'])
  const { entryId } = await OpenItem.findOrFail(kit.ctx, item)
  /** The item another entry of the party left open, by what it does to the first. */
  const itemOf = async (field: 'reverses_id' | 'corrects_id') => {
    const ctx = await world.context()
    const entry = await ctx.records('accounting.entry').findBy([field, 'eq', entryId])
    const [found] = await OpenItem.where(ctx, ['entry_id', 'eq', entry!.id])
    return found.id
  }
  return { ...kit, oak, item, entryId, itemOf }
}

test.group('An entry on the account of a party that is taken back', () => {
  test('leaves nothing open, until the match is undone', async ({ world, assert }) => {
    const { entryId, item, itemOf } = await typed(world)
    const clerk = world.as('accounting.clerk')
    await clerk.run('accounting.entry.reverse', entryId, { on_date: DAY })
    const back = await itemOf('reverses_id')
    assert.deepEqual(await openOf(world, item, back), [
      ['0.00', '0.00', false],
      ['0.00', '0.00', false],
    ])
    const ctx = await clerk.context()
    const match = await ctx.records('accounting.match').findBy(['debit_item_id', 'eq', item])
    await clerk.run('accounting.match.undo', match!.id, { on_date: DAY })
    assert.deepEqual(await openOf(world, item, back), [
      ['100.00', '100.00', true],
      ['-100.00', '-100.00', true],
    ])
    assert.deepEqual(await breaches(), [])
  })

  test('after part of it was paid closes the rest: what was paid is open again', async ({
    world,
    assert,
  }) => {
    const { oak, entryId, item, itemOf } = await typed(world)
    await pay(world, oak, '30', [{ open_item_id: item, amount: '30' }], { on_date: DAY })
    await world.as('accounting.clerk').run('accounting.entry.reverse', entryId, { on_date: DAY })
    assert.deepEqual(await openOf(world, item, await itemOf('reverses_id')), [
      ['0.00', '0.00', false],
      ['-30.00', '-30.00', true],
    ])
    assert.deepEqual(await breaches(), [])
  })

  test('by its correction leaves open what the correction says only', async ({ world, assert }) => {
    const { ctx, entryId, item, itemOf } = await typed(world)
    const draft = await ctx.run<RecordModel>('accounting.entry.correct', entryId, { on_date: DAY })
    const [debit, credit] = await ctx.lines(draft, 'lines')
    await ctx.run('accounting.entry.update', draft.id, {
      lines: [
        { id: debit.id, debit: '70.00' },
        { id: credit.id, credit: '70.00' },
      ],
    })
    await ctx.run('accounting.entry.post', draft.id)
    assert.deepEqual(
      await openOf(world, item, await itemOf('reverses_id'), await itemOf('corrects_id')),
      [
        ['0.00', '0.00', false],
        ['0.00', '0.00', false],
        ['70.00', '70.00', true],
      ]
    )
    assert.deepEqual(await breaches(), [])
  })
})
