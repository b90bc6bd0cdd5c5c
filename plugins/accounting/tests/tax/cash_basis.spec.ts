import { test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import fc from 'fast-check'
import { fraction } from '../../tax/engine/fraction.js'
import { planMoves } from '../../tax/plan_move.js'
import { balanceOf, companyIn, marksIn, matchOpen, postPaid, postTaxed } from './posting.js'

const sale = { scope: 'sale' as const, lines: [{ net: '100.00', tax: 'U19IST' }] }

test.group('Tax that is owed on payment', () => {
  test('waits until the document is paid, then moves in the share that is paid', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const party = await world.create('contacts.party', { name: 'Bolt' })
    await postTaxed(ctx, party.id, sale)
    assert.deepEqual(
      [await balanceOf(ctx, '3810'), await balanceOf(ctx, '3806')],
      ['-19.00', '0.00']
    )
    assert.isEmpty(await marksIn(ctx))
    await postPaid(ctx, party.id, '40.00')
    await matchOpen(ctx, party.id)
    assert.deepEqual(
      [await balanceOf(ctx, '3810'), await balanceOf(ctx, '3806')],
      ['-12.61', '-6.39']
    )
    assert.deepEqual(await marksIn(ctx), ['81 33.61'])
    await postPaid(ctx, party.id, '79.00')
    await matchOpen(ctx, party.id)
    assert.deepEqual(
      [await balanceOf(ctx, '3810'), await balanceOf(ctx, '3806')],
      ['0.00', '-19.00']
    )
    assert.deepEqual(await marksIn(ctx), ['81 33.61', '81 66.39'])
  })

  test('waits again once the match with its payment is undone', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const party = await world.create('contacts.party', { name: 'Bolt' })
    await postTaxed(ctx, party.id, sale)
    await postPaid(ctx, party.id, '119.00')
    await matchOpen(ctx, party.id)
    const match = await ctx.records('accounting.match').findBy(['id', 'notnull'])
    await ctx.run('accounting.match.undo', match!.id, { on_date: ctx.today })
    assert.deepEqual(
      [await balanceOf(ctx, '3810'), await balanceOf(ctx, '3806')],
      ['-19.00', '0.00']
    )
    assert.deepEqual(await marksIn(ctx), ['81 100.00', '81 -100.00'])
  })

  test('so little is paid that a base is owed and no cent of tax: it is counted', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const party = await world.create('contacts.party', { name: 'Bolt' })
    await postTaxed(ctx, party.id, sale)
    await postPaid(ctx, party.id, '0.01')
    await matchOpen(ctx, party.id)
    assert.deepEqual(await marksIn(ctx), ['81 0.01'])
    assert.equal(await balanceOf(ctx, '3806'), '0.00')
    assert.deepEqual(await breaches(), [])
  })

  test('a credit note before payment leaves nothing waiting and nothing owed', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const party = await world.create('contacts.party', { name: 'Bolt' })
    await postTaxed(ctx, party.id, sale)
    await postTaxed(ctx, party.id, { ...sale, isCreditNote: true })
    await matchOpen(ctx, party.id)
    assert.deepEqual([await balanceOf(ctx, '3810'), await balanceOf(ctx, '3806')], ['0.00', '0.00'])
    assert.deepEqual(await marksIn(ctx), ['81 100.00', '81 -100.00'])
  })

  test('an entry with waiting tax that is taken back takes the waiting tax with it', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const party = await world.create('contacts.party', { name: 'Bolt' })
    const { entry } = await postTaxed(ctx, party.id, sale)
    await ctx.run('accounting.entry.reverse', entry.id, { on_date: ctx.today })
    assert.deepEqual([await balanceOf(ctx, '3810'), await balanceOf(ctx, '3806')], ['0.00', '0.00'])
    assert.deepEqual(await marksIn(ctx), ['81 100.00', '81 -100.00'])
  })

  test('however it is paid, in the end all has moved, and a payment taken back moves it back', ({
    assert,
  }) => {
    const shares = fc.array(fc.nat({ max: 1000 }), { maxLength: 8 })
    fc.assert(
      fc.property(fc.bigInt(-99_999n, 99_999n), shares, (posted, paid) => {
        const row = {
          id: 1,
          taxId: 1,
          partId: 1,
          boxId: 1,
          of: 'tax' as const,
          accountId: 1,
          amount: -posted,
          posted,
          amountMoved: 0n,
          postedMoved: 0n,
        }
        for (const share of [...paid, 1000, 0]) {
          for (const move of planMoves([row], fraction(BigInt(share), 1000n))) {
            row.amountMoved += move.amount
            row.postedMoved += move.posted
          }
          if (share === 1000) {
            assert.deepEqual([row.amountMoved, row.postedMoved], [-posted, posted])
          }
        }
        assert.deepEqual([row.amountMoved, row.postedMoved], [0n, 0n])
      })
    )
  })
})
