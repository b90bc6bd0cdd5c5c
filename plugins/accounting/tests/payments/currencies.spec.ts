import { test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import Match from '../../models/match.js'
import { balanceOf, openOf, owing, pay, refused } from './kit.js'

const rate = { currency: 'USD', per: '1' }

test.group('Payments in other currencies', () => {
  test('P4: USD 100 at 50, paid at 55, is 5500 in the bank and a gain of 500 in an entry of its own', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, item } = await owing(world, ['5000', '100', 'USD'])
    await world.create('accounting.exchange_rate', { ...rate, rate: '55', on_date: '2026-02-01' })
    const lines = [{ open_item_id: item, amount: '100' }]
    await pay(world, oak, '100', lines, { currency: 'USD' })
    assert.equal(await balanceOf(world, 'bank'), '550000')
    assert.equal(await balanceOf(world, 'fx_gain'), '-50000')
    assert.equal(await balanceOf(world, 'receivable'), '0')
    const [match] = await Match.where(ctx, [])
    assert.isNumber(match.exchangeEntryId)
  })

  test('P7: of a payable of USD 1000 at 83, 400 settled at 85 lose 800', async ({
    world,
    assert,
  }) => {
    const { oak, item } = await owing(world, ['-83000', '-1000', 'USD'])
    const lines = [{ open_item_id: item, amount: '400' }]
    await pay(world, oak, '400', lines, { direction: 'out', currency: 'USD', rate: '85' })
    assert.equal(await balanceOf(world, 'fx_loss'), '80000')
    assert.deepEqual(await openOf(world, item), [['-600.00', '-49800.00', true]])
    assert.equal(await balanceOf(world, 'payable'), '-4980000')
  })

  test('without a rate nothing is written', async ({ world, assert }) => {
    const { oak, item } = await owing(world, ['5000', '100', 'USD'])
    const lines = [{ open_item_id: item, amount: '100' }]
    const code = await refused(() => pay(world, oak, '100', lines, { currency: 'USD' }))
    assert.equal(code, 'E_RATE_MISSING')
    assert.equal(await balanceOf(world, 'bank'), '0')
  })

  test('without an account for exchange gains the payment is refused, the difference never dropped', async ({
    world,
    assert,
  }) => {
    const { ctx, account, oak, item } = await owing(world, ['5000', '100', 'USD'])
    const gain = await account('fx_gain')
    const { version } = await ctx.records('accounting.account').findOrFail(gain)
    await ctx.run('accounting.account.update', gain, { version, used_for: null })
    const lines = [{ open_item_id: item, amount: '100' }]
    const code = await refused(() => pay(world, oak, '100', lines, { currency: 'USD', rate: '55' }))
    assert.equal(code, 'E_ACCOUNT_MISSING')
    assert.deepEqual(await openOf(world, item), [['100.00', '5000.00', true]])
  })

  test('undoing a match opens both items and takes the difference of exchange back', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, item } = await owing(world, ['5000', '100', 'USD'])
    const lines = [{ open_item_id: item, amount: '100' }]
    await pay(world, oak, '100', lines, { currency: 'USD', rate: '55' })
    const [match] = await Match.where(ctx, [])
    await ctx.run('accounting.match.undo', match.id, { on_date: '2026-02-20' })
    assert.deepEqual(await openOf(world, item), [['100.00', '5000.00', true]])
    assert.equal(await balanceOf(world, 'fx_gain'), '0')
    assert.equal(await balanceOf(world, 'receivable'), '-50000')
    const again = () => ctx.run('accounting.match.undo', match.id, { on_date: '2026-02-20' })
    assert.equal(await refused(again), 'E_MATCH_UNDONE')
  })

  test('a party that owes dollars and pays euros is settled as the bank says', async ({
    world,
    assert,
  }) => {
    const { oak, item } = await owing(world, ['92', '100', 'USD'])
    await pay(world, oak, '90', [{ open_item_id: item, amount: '100', paid: '90' }])
    assert.deepEqual(await openOf(world, item), [['0.00', '0.00', false]])
    assert.equal(await balanceOf(world, 'fx_loss'), '200')
    assert.equal(await balanceOf(world, 'receivable'), '0')
  })

  test('what is paid, given and lost of USD 3.00 is worth its 1.50 together, without a cent of exchange', async ({
    world,
    assert,
  }) => {
    const { oak, item } = await owing(world, ['1.50', '3.00', 'USD'])
    const line = { open_item_id: item, amount: '2.98', discount: '0.01', write_off: '0.01' }
    await pay(world, oak, '2.98', [line], { currency: 'USD', rate: '0.5' })
    assert.deepEqual(await openOf(world, item), [['0.00', '0.00', false]])
    // 1.49 of money; of the cent that is left the first half is rounded up, the second has nothing more.
    const left = ['bank', 'discount_given', 'write_off', 'fx_gain', 'fx_loss'] as const
    const told = await Promise.all(left.map((one) => balanceOf(world, one)))
    assert.deepEqual(told, ['149', '1', '0', '0', '0'])
  })

  test('a line that closes something for no money of the payment is refused', async ({
    world,
    assert,
  }) => {
    const { oak, item } = await owing(world, ['92', '100', 'USD'])
    const free = { open_item_id: item, amount: '100', paid: '0' }
    assert.equal(await refused(() => pay(world, oak, '0', [free])), 'E_PAYMENT_FREE')
    const bought = { open_item_id: item, amount: '0', discount: '10', paid: '5' }
    const code = await refused(() => pay(world, oak, '5', [bought]))
    assert.equal(code, 'E_PAYMENT_FREE')
    assert.deepEqual(await openOf(world, item), [['100.00', '92.00', true]])
    assert.deepEqual(await breaches(), [])
  })
})
