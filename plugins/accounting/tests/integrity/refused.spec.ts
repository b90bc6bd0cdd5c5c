import { test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import { party as customer, posted } from '../documents/sheet.js'
import { Books, explained, refused as code } from '../ledger/books.js'
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

  test('taking back a payment whose money on account is an advance by now', async ({
    world,
    assert,
  }) => {
    const { ctx, party } = await books(world)
    const oak = await party()
    const paid = await pay(world, oak, '77', [], { rest: 'on_account' })
    const item = await ctx.records('accounting.open_item').findBy(['id', 'notnull'])
    await ctx.run('accounting.open_item.take_advance', item!.id, { on_date: '2026-02-15' })
    const cancel = () => ctx.run('accounting.payment.cancel', paid, { on_date: '2026-02-16' })
    assert.equal(await refused(cancel), 'E_MATCH_OF_ADVANCE')
    const advance = await ctx.records('accounting.advance').findBy(['id', 'notnull'])
    await ctx.run('accounting.advance.undo', advance!.id, { on_date: '2026-02-16' })
    await cancel()
    assert.deepEqual(await breaches(), [])
  })

  test('opening again what closed a document with what took it back', async ({ world, assert }) => {
    const bolt = await customer(world)
    const lines = [{ text: 'Work', quantity: '1', price: '100' }]
    const { id } = await posted(world, { party_id: bolt }, lines)
    const ctx = await world.context()
    await ctx.run('accounting.invoice.cancel', id, { on_date: '2026-03-12' })
    const match = await ctx.records('accounting.match').findBy(['id', 'notnull'])
    const undone = await code(() =>
      ctx.run('accounting.match.undo', match!.id, { on_date: '2026-03-12' })
    )
    assert.equal(undone.code, 'E_MATCH_OF_REVERSAL')
    assert.isTrue(explained(undone))
    assert.deepEqual(await breaches(), [])
  })
})
