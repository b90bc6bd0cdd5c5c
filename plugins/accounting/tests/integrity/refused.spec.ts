import { test } from 'kontor/testing'
import { Books, refused as code } from '../ledger/books.js'
import { books, owe, pay, refused } from '../payments/kit.js'

test.group('What the books refuse', () => {
  test('a line that closes more of an item than it takes of the money, in one currency', async ({
    world,
    assert,
  }) => {
    const { party } = await books(world)
    const oak = await party()
    const item = await owe(world, oak, ['100'])
    const line = { open_item_id: item, amount: '100', paid: '90' }
    assert.equal(await refused(() => pay(world, oak, '90', [line])), 'E_PAYMENT_PAID')
  })

  test('taking back the entry that closed a year otherwise than by reopening it', async ({
    world,
    assert,
  }) => {
    const kit = await Books.of(world)
    const manager = world.as('accounting.manager')
    await manager.run('accounting.fiscal_year.create', null, {
      name: '2019',
      starts_on: '2019-01-01',
      ends_on: '2019-12-31',
    })
    await kit.rent('100.00', { on_date: '2019-05-01' })
    const ctx = await world.context()
    const year = await ctx.records('accounting.fiscal_year').findBy(['name', 'eq', '2019'])
    await manager.run('accounting.fiscal_year.close', year!)
    const closing = await ctx.records('accounting.entry').findBy(['kind', 'eq', 'closing'])
    const back = await code(() => manager.run('accounting.entry.reverse', closing!.id, {}))
    assert.equal(back.code, 'E_ENTRY_OF_CLOSING')
  })
})
