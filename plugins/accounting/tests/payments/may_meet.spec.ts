import { test, transaction, type World } from 'kontor/testing'
import { lockItems } from '../../payments/match/lock_items.js'
import { books, openOf, owe, refused } from './kit.js'

const match = (world: World, ...items: number[]) =>
  refused(async () =>
    (await world.context()).run('accounting.open_item.match', null, {
      items,
      on_date: '2026-03-01',
    })
  )

test.group('Which open items close each other', () => {
  test('those of one party only', async ({ world, assert }) => {
    const { party } = await books(world)
    const owed = await owe(world, await party('Oak'), ['100.00'])
    const paid = await owe(world, await party('Elm'), ['-100.00'])
    assert.equal(await match(world, owed, paid), 'E_MATCH_PARTY')
    assert.deepEqual(await openOf(world, owed), [['100.00', '100.00', true]])
  })

  test('those on one account only: what a customer owes is not what he is owed as a supplier', async ({
    world,
    assert,
  }) => {
    const { party } = await books(world)
    const oak = await party()
    const owed = await owe(world, oak, ['100.00'])
    const paid = await owe(world, oak, ['-100.00'])
    assert.equal(await match(world, owed, paid), 'E_MATCH_ACCOUNT')
  })

  test('a debit and a credit, never two of a side', async ({ world, assert }) => {
    const { party } = await books(world)
    const oak = await party()
    const two = [await owe(world, oak, ['100.00']), await owe(world, oak, ['50.00'])]
    assert.equal(await match(world, ...two), 'E_MATCH_SIDES')
  })

  test('none that is not there', async ({ world, assert }) => {
    const { party } = await books(world)
    const owed = await owe(world, await party(), ['100.00'])
    assert.equal(await match(world, owed, owed + 1), 'E_MATCH_UNKNOWN')
  })

  test('whoever closes some holds them smallest id first, so that nobody waits in a circle', async ({
    world,
    assert,
  }) => {
    const { ctx, party } = await books(world)
    const oak = await party()
    const ids: number[] = []
    for (const amount of ['1.00', '2.00', '3.00']) ids.push(await owe(world, oak, [amount]))
    const named = [ids[2], ids[0], ids[1], ids[0]]
    const locked = await transaction(ctx, (inner) => lockItems(inner, named))
    assert.deepEqual([...locked.keys()], ids)
  })
})
